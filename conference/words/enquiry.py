"""Enquiries in French: what a visitor is asked and told, and what is followed of it."""

from conference.domain.enquiry import BestMoment, EnquiryState, EnquiryWay, ForWhom

ENQUIRY_WAY: dict[EnquiryWay, str] = {
    EnquiryWay.FORM: "Par la page publique",
    EnquiryWay.CALL: "Par téléphone",
    EnquiryWay.VISIT: "Sur place",
    EnquiryWay.LETTER: "Par écrit",
}
FOR_WHOM: dict[ForWhom, str] = {
    ForWhom.OWN: "Pour moi et ma famille",
    ForWhom.NEAR: "Pour quelqu’un que je connais",
    ForWhom.PROFESSIONAL: "En tant que professionnel·le",
}
BEST_MOMENT: dict[BestMoment, str] = {
    BestMoment.MORNING: "Le matin",
    BestMoment.MIDDAY: "Entre midi et deux",
    BestMoment.AFTERNOON: "L’après-midi",
    BestMoment.EVENING: "En fin de journée",
}
ENQUIRY_STATE: dict[EnquiryState, str] = {
    EnquiryState.NEW: "À rappeler",
    EnquiryState.CALLED: "Rappelée, sans suite encore",
    EnquiryState.REFERRAL: "Devenue une orientation",
    EnquiryState.ANSWERED: "A eu sa réponse",
    EnquiryState.ELSEWHERE: "Adressée ailleurs",
    EnquiryState.NO_ANSWER: "Restée sans réponse à nos appels",
    EnquiryState.UNWANTED: "Indésirable",
    EnquiryState.LAPSED: "Restée un an sans suite",
}
TABLES = (ENQUIRY_WAY, FOR_WHOM, BEST_MOMENT, ENQUIRY_STATE)
WAITING = ("demande attend", "demandes attendent")
TRIES = ("essai", "essais")
KEPT = "C’est noté."
TAKEN = "La demande est enregistrée."
REFERRED = "Le brouillon d’orientation est prêt\u00a0: la personne nommée le trouve dans «\u00a0À faire\u00a0»."
REOPENED = "La demande attend de nouveau."
# How the person who asked stands among the people of a draft, until somebody says better.
TIE = {ForWhom.OWN: "a fait la demande pour sa famille", ForWhom.NEAR: "a fait la demande pour un proche"}
# Asked only when many requests arrive at once; whoever reads French answers without thinking.
QUESTIONS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Combien font deux et trois\u00a0?", frozenset({"5", "cinq"})),
    ("Combien font quatre et quatre\u00a0?", frozenset({"8", "huit"})),
    ("Combien de jours y a-t-il dans une semaine\u00a0?", frozenset({"7", "sept", "7 jours", "sept jours"})),
    ("Combien de doigts y a-t-il sur une main\u00a0?", frozenset({"5", "cinq"})),
    ("Combien de mois y a-t-il dans une année\u00a0?", frozenset({"12", "douze", "12 mois", "douze mois"})),
    ("Quel jour vient après lundi\u00a0?", frozenset({"mardi", "le mardi"})),
    ("Quel jour vient avant dimanche\u00a0?", frozenset({"samedi", "le samedi"})),
    ("Quelle saison vient après l’hiver\u00a0?", frozenset({"printemps", "le printemps"})),
    ("De quelle couleur est la neige\u00a0?", frozenset({"blanc", "blanche", "blancs"})),
    ("Quel animal miaule\u00a0?", frozenset({"chat", "le chat", "un chat", "chats"})),
    ("Écrivez le nombre douze en chiffres.", frozenset({"12"})),
    ("Combien de roues a une voiture\u00a0?", frozenset({"4", "quatre", "4 roues", "quatre roues"})),
)
CALL = "Vous pouvez aussi appeler le {phone}."
UNSENT = "Nous ne l’avons pas reçue."
AGAIN = f"{UNSENT} Relisez-la, puis continuez."
TOO_FAST = f"{UNSENT} Prenez le temps de la relire, puis continuez."
TOO_OLD = f"{UNSENT} La page était ouverte depuis longtemps\u00a0: relisez ce que vous avez écrit, puis continuez."
TOO_MANY = f"{UNSENT} Beaucoup de demandes arrivent en ce moment. Revenez dans un quart d’heure."
ENOUGH = f"{UNSENT} D’autres demandes sont déjà parties d’ici aujourd’hui. Appelez-nous, ou revenez demain."
NO_COOKIE = (
    f"{UNSENT} La page est restée ouverte longtemps, ou votre navigateur refuse les cookies. "
    "Relisez ce que vous avez écrit, puis continuez."
)
ASK_AGAIN = "Ce n’est pas la réponse attendue. Voici une autre question."
ANSWER = "Répondez à la question\u00a0: beaucoup de demandes arrivent en ce moment, dont certaines de machines."
REASON: dict[str, str] = {
    "enquiry_name_missing": "Écrivez votre prénom\u00a0: il suffit.",
    "enquiry_reach_wrong": "Écrivez un numéro de téléphone, ou une adresse comme nom@exemple.fr.",
    "enquiry_words_missing": "Dites en quelques mots ce que vous souhaitez.",
    "enquiry_not_agreed": "Cochez la case pour que nous puissions vous rappeler.",
    "enquiry_settled": "Ce qu’est devenue cette demande est déjà noté. Rouvrez-la d’abord.",
    "enquiry_open": "Cette demande attend déjà.",
    "enquiry_emptied": "Les mots et les coordonnées de cette demande ont été effacés\u00a0: elle ne se rouvre plus.",
    "enquiry_referred": "Cette demande est devenue une orientation\u00a0: la suite se note là-bas.",
    "enquiry_call_before": "Ce jour précède la demande.",
    "enquiry_day_before": "Ce jour est trop ancien\u00a0: une demande se note dans l’année.",
    "enquiry_no_such_end": "Choisissez ce qu’est devenue la demande.",
    "enquiry_not_called": "Notez d’abord l’appel où la personne a eu sa réponse.",
    "enquiry_where_missing": "Dites vers qui la personne a été adressée.",
    "enquiry_too_few_tries": "Notez au moins {subject} essais, à des moments différents, avant de renoncer.",
    "enquiry_referrer_unknown": "Choisissez qui écrira l’orientation, parmi celles et ceux qui orientent ici.",
    "enquiry_later": TOO_MANY,
}
