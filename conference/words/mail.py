"""The mails of the product in words: neither subject nor text says anything of a family, nor of a place."""

from conference.domain.mail import MailKind

SUBJECT: dict[MailKind, str] = {
    MailKind.DECLARATION_ASKED: "Une question vous attend",
    MailKind.ASSIGNED: "Une situation vous est confiée",
    MailKind.REFERRAL_ASSIGNED: "Quelqu’un coordonne la situation que vous avez orientée",
    MailKind.HANDED_OVER: "Une situation que vous suiviez est passée à quelqu’un d’autre",
    MailKind.SITTING_PLANNED: "La prochaine séance de l’instance de désignation",
    MailKind.COUNCIL_PLANNED: "La prochaine réunion d’une instance où vous siégez",
    MailKind.OPINION_ASKED: "Votre avis est demandé par écrit",
    MailKind.ASSIGNMENT_LATE: "Une désignation est en retard",
    MailKind.HOLDER_NAMED: "Vous tenez désormais une situation",
    MailKind.CONTENT_ASKED: "Un plan attend votre réponse",
    MailKind.CONTENT_LATE: "Rappel\u00a0: un plan attend votre réponse",
    MailKind.CONTENT_OVERDUE: "Un plan reste sans réponse sur son contenu",
    MailKind.HAND_OUT_DUE: "Un plan reste à remettre",
    MailKind.CALL_DUE: "Un appel est à passer",
    MailKind.REVIEW_DUE: "Un bilan approche",
    MailKind.EXCHANGE_ASKED: "Un échange vous est demandé",
    MailKind.CEILING_NEAR: "Vous approchez du plafond mensuel de votre lettre de mission",
    MailKind.CEILING_REACHED: "Le plafond mensuel de votre lettre de mission est atteint",
    MailKind.CEILING_REPORTED: "Un plafond mensuel de lettre de mission est atteint",
    MailKind.ENQUIRIES_WAITING: "Des personnes attendent d’être rappelées",
    MailKind.DRAFT_ENTRUSTED: "Une orientation vous est confiée",
    MailKind.ACCOUNT_OPENED: "Votre accès aux conférences familiales",
}
# {case} is « la situation 33-2026-0007 », {moment} the day and hour of a sitting, {waiting} how many wait.
TEXT: dict[MailKind, str] = {
    MailKind.DECLARATION_ASKED: (
        "Avant de désigner quelqu’un pour {case}, l’instance de désignation vous demande de dire si un lien existe "
        "entre vous et cette famille. Cela prend moins d’une minute. Sans réponse de votre part, rien n’avance."
    ),
    MailKind.ASSIGNED: "L’instance de désignation vous confie {case}. Sa page dit ce qui vous attend d’abord.",
    MailKind.REFERRAL_ASSIGNED: (
        "L’instance de désignation a confié {case} à un·e coordinateur·rice, qui va prendre contact avec la famille."
    ),
    MailKind.HANDED_OVER: (
        "L’instance de désignation a confié {case} à quelqu’un d’autre. Vous n’avez plus rien à y faire\u00a0; "
        "elle ne paraît plus parmi les vôtres."
    ),
    MailKind.SITTING_PLANNED: "L’instance de désignation se réunit {moment}. L’ordre du jour se complète jusque-là.",
    MailKind.COUNCIL_PLANNED: (
        "Une instance où vous siégez se réunit {moment}. Son lieu, son ordre du jour et de quoi la mettre à votre "
        "agenda se lisent après connexion."
    ),
    MailKind.OPINION_ASKED: (
        "L’instance de désignation consulte ses membres par écrit sur {case}. Votre avis est attendu, "
        "ou votre déport si un lien existe entre vous et la famille."
    ),
    MailKind.ASSIGNMENT_LATE: (
        "Personne n’est encore désigné pour {case}, et le délai que votre département s’est donné est passé."
    ),
    MailKind.HOLDER_NAMED: (
        "C’est vous qui tenez maintenant {case}\u00a0: vous répondez sur le contenu du plan quand il y en a un. "
        "Sa page dit où elle en est, et si une réponse est attendue."
    ),
    MailKind.CONTENT_ASKED: (
        "La forme du plan est validée pour {case}. Vous répondez sur son contenu, pour les droits et la sécurité "
        "de chacun. Vous ne réécrivez pas le plan."
    ),
    MailKind.CONTENT_LATE: (
        "Le plan adopté pour {case} attend une réponse sur son contenu, et le délai visé est passé. "
        "Le plan ne commence vraiment qu’avec cette réponse."
    ),
    MailKind.CONTENT_OVERDUE: (
        "Personne n’a répondu sur le contenu du plan pour {case}, et le délai maximal est passé. "
        "Vous pouvez nommer quelqu’un d’autre pour tenir cette situation."
    ),
    MailKind.HAND_OUT_DUE: (
        "Le plan adopté pour {case} n’est pas encore remis à tous ceux qui ont pris part à la conférence."
    ),
    MailKind.CALL_DUE: (
        "Votre département propose un appel quelques semaines après la conférence, pour prendre des nouvelles. "
        "Il est à passer pour {case}."
    ),
    MailKind.REVIEW_DUE: (
        "Le bilan proposé après la conférence approche pour {case}. C’est la famille qui décide s’il a lieu."
    ),
    MailKind.EXCHANGE_ASKED: (
        "Un service a lu une fiche retour d’expérience de votre département, et demande un échange. "
        "Sa demande, et où lui répondre, se lisent après connexion."
    ),
    MailKind.CEILING_NEAR: (
        "Le temps que vous avez noté pour un mois dépasse 80\u00a0% de ce que votre lettre de mission vous donne. "
        "Si la suite ne tient pas dans ce qui reste, c’est le moment d’en parler."
    ),
    MailKind.CEILING_REACHED: (
        "Le temps que vous avez noté pour un mois atteint ce que votre lettre de mission vous donne. "
        "Continuez à noter ce que vous faites\u00a0: c’est ce qui montre que le plafond ne suffit pas."
    ),
    MailKind.CEILING_REPORTED: (
        "Un·e coordinateur·rice de votre département a atteint, pour un mois, le temps que donne sa lettre de mission. "
        "Le relevé des heures dit qui, et de combien."
    ),
    MailKind.ENQUIRIES_WAITING: "{waiting}, sur la page publique de votre département ou au téléphone.",
    MailKind.DRAFT_ENTRUSTED: (
        "Quelqu’un a demandé une conférence à votre département, et vous êtes la personne nommée pour l’appeler et "
        "écrire l’orientation. Le brouillon vous attend, avec ses mots et la façon de la joindre."
    ),
    MailKind.ACCOUNT_OPENED: (
        "Votre département vous ouvre l’application qui suit les conférences familiales. "
        "Vous vous y connectez avec cette adresse électronique et votre mot de passe habituel."
    ),
}
WAITING = ("Une personne a demandé à être rappelée", "{count} personnes ont demandé à être rappelées")
# To who has no password yet.
FIRST_TEXT = (
    "Votre département vous ouvre l’application qui suit les conférences familiales. "
    "Commencez par choisir votre mot de passe\u00a0: vous vous connecterez ensuite avec lui et cette adresse."
)
FIRST_INVITATION = "Pour choisir votre mot de passe, une seule fois, pendant trois jours\u00a0:"
FIRST_CARE = "Ce lien est pour vous seul·e. S’il ne s’ouvre plus, demandez-en un autre."
CASE, NO_CASE, MOMENT, SOON = "la situation {reference}", "une situation", "le {day} à {hour}", "bientôt"
LETTER = """Bonjour {name},

{text}

{invitation}
{address}

{care}
Il part d’une machine, qui ne lit pas les réponses.
{contact}

{signature}"""
INVITATION = "Pour continuer, connectez-vous\u00a0:"
CARE = "Ce courriel ne dit rien d’aucune famille\u00a0: tout se lit après connexion."
CONTACT = "Pour toute question\u00a0: {contact}"
NO_CONTACT = "Pour toute question, adressez-vous à la personne qui tient les comptes dans votre département."
SIGNATURE = "Conférences familiales, {department}"

UNSET = "Il manque {names}\u00a0: sans ces réglages, aucun courriel ne part. Ceux qui attendent sont gardés."
IN_A_DEMO = "C’est une démonstration\u00a0: ses personnes sont inventées, et aucun courriel n’en part."
SENT = ("courriel envoyé", "courriels envoyés")
LEFT = ("courriel attend encore", "courriels attendent encore")
WITHDRAWN = "{department}\u00a0: un courriel qui n’a plus lieu d’être est abandonné."
REFUSED = "{department}\u00a0: «\u00a0{subject}\u00a0», courriel {key}, refusé ({why})\u00a0; nouvel essai plus tard."
GIVEN_UP = (
    "{department}\u00a0: «\u00a0{subject}\u00a0», courriel {key}, refusé {attempts} fois\u00a0: il ne partira plus. "
    "Vérifiez l’adresse de son compte ({account})."
)
UNREACHABLE = (
    "Le serveur de courriel ne répond pas, ou n’accepte rien ({why}). Rien n’est perdu\u00a0: relancez plus tard."
)
UNCERTAIN = (
    "{department}\u00a0: la ligne a été coupée pendant l’envoi du courriel {key} ({why}). "
    "Nul ne sait s’il est parti\u00a0: il sera renvoyé dans un quart d’heure "
    "sous le même identifiant, que la messagerie reconnaît."
)
BAD_ADDRESS = "son adresse n’en est pas une"
QUEUED = ("courriel préparé", "courriels préparés")
