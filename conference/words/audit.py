"""What the audit tells, in words. Acts are looked up by their codes, as the rows of the audit hold them."""

ACT: dict[str, str] = {
    "home.read": "A ouvert sa page d’accueil",
    "page.read": "A ouvert une page",
    "cases.listed": "A parcouru la liste des situations",
    "cases.searched": "A cherché une situation",
    "case.read": "A ouvert la situation",
    "case.names_read": "A révélé les noms",
    "case.passed": "A fait avancer la situation",
    "case.taken_over": "A repris la situation d’un tableau",
    "case.draft_withdrawn": "A supprimé un brouillon",
    "referral.begun": "A commencé une orientation",
    "referral.read": "A relu l’orientation",
    "referral.written": "A écrit dans l’orientation",
    "declaration.asked": "A sollicité un·e coordinateur·rice",
    "declaration.answered": "A déclaré si un lien existe",
    "derogation.decided": "A décidé une dérogation",
    "batch.previewed": "A regardé un tableau avant sa reprise",
    "batch.taken_over": "A repris un tableau",
    "figures.read": "A consulté les chiffres",
    "note.exported": "A téléchargé la note annuelle",
    "coordinator.written": "A modifié une fiche de coordination",
    "department.created": "A ouvert le département",
    "department.set": "A modifié les réglages",
    "territory.written": "A modifié un territoire",
    "institution.written": "A modifié une institution",
    "account.created": "A créé un compte",
    "account.closed": "A fermé un compte",
    "account.opened": "A rouvert un compte",
    "membership.given": "A donné un rôle",
    "membership.withdrawn": "A retiré un rôle",
    "link.sent": "A créé un lien personnel",
    "password.set": "A choisi son mot de passe",
    "session.signed_in": "S’est connecté·e",
    "session.failed": "A échoué à se connecter",
    "session.signed_out": "S’est déconnecté·e",
    "session.department_switched": "A changé de département",
    "audit.read": "A consulté cette page de contrôle",
    "refused": "A essuyé un refus",
}
READINGS = frozenset(code for code in ACT if code.endswith("read") or code in {"cases.listed", "cases.searched"})
REVEALED = "case.names_read"
MACHINE = "Une commande du serveur"
DRAFT, GONE = "Brouillon", "Brouillon supprimé"
NOBODY = "Compte sans rôle ici aujourd’hui"
