"""A device that works without network: what it keeps is sealed for one account, and opens for no other.

The cookie of a device is readable by the page of the day. It names the store of an account there and carries the
key that opens it; the server forgets neither, so that what was not sent opens again at the next sign-in.
"""

import base64
import hashlib
import hmac
from datetime import timedelta

from flask import Response, current_app, request

from conference.models.account import Account

DEVICE, UNSENT = "__Host-device", "__Host-unsent"
# Longer than a session, so that a browser killed without network opens again what it had noted.
LIFE = timedelta(hours=12)


def name(account: Account) -> str:
    """What the store of an account is called on a device: it says nothing of whose it is."""
    return _drawn("store", account)[:16]


def mark(response: Response, account: Account) -> Response:
    """Let the device of an answer open what it keeps for an account."""
    value = f"{name(account)}.{_drawn('key', account)}"
    response.set_cookie(DEVICE, value, max_age=LIFE, path="/", secure=True, samesite="Strict")
    return response


def forget(response: Response) -> None:
    """Close what a device keeps: whoever signs in next opens their own."""
    if DEVICE in request.cookies:
        response.delete_cookie(DEVICE, path="/", secure=True, samesite="Strict")


def unsent(account: Account) -> int:
    """How many notes of an account the device says it has not sent yet."""
    whose, _, told = request.cookies.get(UNSENT, "").partition(".")
    return int(told) if whose == name(account) and told.isascii() and told.isdecimal() and len(told) < 5 else 0


def _drawn(use: str, account: Account) -> str:
    secret = str(current_app.config["SECRET_KEY"]).encode()
    drawn = hmac.digest(secret, f"device:{use}:{account.key}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(drawn).decode().rstrip("=")
