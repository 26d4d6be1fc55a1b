// @ts-check
/**
 * What this device keeps, sealed for one account: the day as it was last told, and notes that wait to be sent.
 * The key comes in a cookie that goes at sign-out: nobody else's session opens it, the next sign-in does.
 */

const COOKIE = "__Host-device=";
const UNSENT = "__Host-unsent";
const STORE = "jour-";

/** @typedef {{name: string, key: CryptoKey}} Owner */
/** @typedef {import("./state.js").Note} Note */
/** @typedef {import("./state.js").Day} Day */

/** Who may open a store here, if somebody is signed in. @returns {Promise<Owner | null>} */
export async function owner() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith(COOKIE));
  if (!cookie) return null;
  const [name, secret] = cookie.slice(COOKIE.length).split(".");
  const bytes = Uint8Array.from(atob(secret.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  return { name, key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]) };
}

/** @param {IDBRequest} request @returns {Promise<any>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
function written(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @param {string} name @returns {Promise<IDBDatabase>} */
function opened(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("notes", { keyPath: "sequence", autoIncrement: true });
    request.result.createObjectStore("kept", { keyPath: "name" });
  };
  return answer(request);
}

export class Store {
  /** @param {IDBDatabase} base @param {Owner} owner @param {string} device */
  constructor(base, owner, device) {
    this.base = base;
    this.name = owner.name;
    this.key = owner.key;
    this.device = device;
  }

  /** The store of an account on this device. @param {Owner} owner @returns {Promise<Store>} */
  static async of(owner) {
    const base = await opened(STORE + owner.name);
    base.onversionchange = () => base.close();
    const store = new Store(base, owner, "");
    store.device = (await store.kept("device")) ?? crypto.randomUUID();
    await store.keep("device", store.device);
    return store;
  }

  /** @param {any} value @returns {Promise<{iv: Uint8Array, data: ArrayBuffer}>} */
  async seal(value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, bytes) };
  }

  /** @param {any} sealed @returns {Promise<any>} */
  async unseal(sealed) {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, this.key, sealed.data);
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /** Keep a value under a name, for good once this resolves. @param {string} name @param {any} value */
  async keep(name, value) {
    const sealed = await this.seal(value);
    const transaction = this.base.transaction(["kept"], "readwrite", { durability: "strict" });
    transaction.objectStore("kept").put({ name, sealed });
    await written(transaction);
  }

  /** @param {string} name @returns {Promise<any>} */
  async kept(name) {
    const row = await answer(this.base.transaction(["kept"]).objectStore("kept").get(name));
    return row ? this.unseal(row.sealed) : null;
  }

  /** @param {string} name */
  async drop(name) {
    const transaction = this.base.transaction(["kept"], "readwrite");
    transaction.objectStore("kept").delete(name);
    await written(transaction);
  }

  /** Add a note to those that wait; it is on the disk once this resolves. @param {Note} note */
  async add(note) {
    const sealed = await this.seal(note);
    this.tell((await this.count()) + 1);
    try {
      const transaction = this.base.transaction(["notes"], "readwrite", { durability: "strict" });
      transaction.objectStore("notes").add({ sealed });
      await written(transaction);
    } finally {
      this.tell(await this.count());
    }
  }

  /** Those that wait, of one case, in their order. @param {string} name @returns {Promise<Note[]>} */
  async waiting(name) {
    const rows = await answer(this.base.transaction(["notes"]).objectStore("notes").getAll());
    const notes = await Promise.all(
      rows.map(async (/** @type {any} */ row) => ({ ...(await this.unseal(row.sealed)), sequence: row.sequence })),
    );
    return notes.filter((note) => note.case === name);
  }

  /** Let go of notes that the server has, as its day says; both or neither. @param {Day} day @param {number[]} gone */
  async taken(day, gone) {
    const row = { name: `day-${day.case}`, sealed: await this.seal(day) };
    const transaction = this.base.transaction(["notes", "kept"], "readwrite", { durability: "strict" });
    transaction.objectStore("kept").put(row);
    for (const sequence of gone) transaction.objectStore("notes").delete(sequence);
    await written(transaction);
    this.tell(await this.count());
  }

  /** Let go of a note that somebody takes back. @param {number} sequence */
  async withdraw(sequence) {
    const transaction = this.base.transaction(["notes"], "readwrite", { durability: "strict" });
    transaction.objectStore("notes").delete(sequence);
    await written(transaction);
    this.tell(await this.count());
  }

  /** @returns {Promise<number>} */
  count() {
    return answer(this.base.transaction(["notes"]).objectStore("notes").count());
  }

  /** Let the server warn at sign-out, from whichever page. @param {number} count */
  tell(count) {
    const life = count ? 60 * 60 * 24 * 30 : 0;
    document.cookie = `${UNSENT}=${this.name}.${count}; Path=/; Secure; SameSite=Strict; Max-Age=${life}`;
  }

  /** Let go of everything, where nothing waits. @returns {Promise<void>} */
  async wipe() {
    if (await this.count()) return;
    this.base.close();
    await answer(indexedDB.deleteDatabase(STORE + this.name));
  }
}

/** Let go of what other accounts left here, but for what they have not sent. @param {string} mine */
export async function tidy(mine) {
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    if (!name?.startsWith(STORE) || name === STORE + mine) continue;
    const base = await opened(name);
    const left = await answer(base.transaction(["notes"]).objectStore("notes").count());
    base.close();
    if (!left) await answer(indexedDB.deleteDatabase(name));
  }
}
