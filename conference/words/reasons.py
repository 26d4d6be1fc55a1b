"""Every reason that a rule can give, as a sentence that says what to do."""

from conference.domain.neutrality import Rule
from conference.domain.reasons import Reason
from conference.words import imports
from conference.words.neutrality import FINDING
from conference.words.programme import REASON as PROGRAMME

REASON: dict[str, str] = {
    "nobody_concerned": "Indiquez au moins une personne concernée, enfant ou adulte.",
    "field_missing": "Choisissez le champ\u00a0: enfance, insertion, autonomie…",
    "territory_missing": "Choisissez le territoire.",
    "origin_missing": "Dites de qui vient la demande.",
    "family_words_missing": "Écrivez la situation de départ avec les mots de la famille.",
    "professional_words_missing": "Écrivez la situation de départ avec vos mots de professionnel·le.",
    "known_by_missing": "Indiquez les institutions qui connaissent la famille, ou cochez «\u00a0aucune\u00a0».",
    "family_agreement_missing": "La famille doit être d’accord pour être contactée.",
    "agreement_date_missing": "Précisez quand la famille a donné son accord.",
    "agreement_way_missing": "Précisez qui a donné son accord, et comment.",
    "danger_unanswered": "Répondez à la question sur les contacts interdits et les adresses à protéger.",
    "words_missing": "Écrivez pourquoi.",
    "until_missing": "Choisissez une date.",
    "reason_missing": "Choisissez un motif.",
    "advice_missing": "Écrivez un conseil\u00a0: une date de réexamen, ou une autre direction.",
    "ended_by_missing": "Dites qui met fin à la démarche.",
    "pertinence_missing": "Dites en une ligne pourquoi une conférence est pertinente.",
    "coordinator_missing": "Choisissez une personne.",
    "coordinator_not_engaged": "N’est pas engagé·e dans la démarche en ce moment.",
    "declaration_missing": "N’a pas encore déclaré si un lien existe avec la famille.",
    "somebody_is_being_asked": "Une personne est déjà sollicitée\u00a0; attendez sa réponse avant une autre demande.",
    "rule_holds_already": "Cette règle est déjà respectée\u00a0: il n’y a rien à lever.",
    "already_derogated": "Une dérogation existe déjà pour cette règle.",
    "decides_on_oneself": "Personne ne décide de sa propre désignation.",
    "wrong_stage": "La situation n’en est plus, ou pas encore, à cette étape.",
    "suspended": "La situation est suspendue\u00a0: il faut d’abord la reprendre.",
    "not_suspended": "La situation n’est pas suspendue.",
    "already_received": "L’orientation a déjà été reçue\u00a0: elle ne peut plus être supprimée, seulement arrêtée.",
    "still_a_draft": "L’orientation n’est pas envoyée\u00a0: c’est un brouillon, qui se supprime.",
    "not_yours": "Cette étape n’est pas la vôtre.",
    "referral_already_sent": (
        "L’orientation est envoyée\u00a0: elle ne se modifie plus, sauf si un complément est demandé."
    ),
    "in_the_future": "La date est dans l’avenir.",
    "before_previous_step": "La date précède l’étape d’avant.",
} | {f"neutrality_{rule}": FINDING[rule] for rule in Rule}


def sentence(reason: Reason) -> str:
    """The sentence of a reason. Raises KeyError for a code without words: a test looks for them."""
    if reason.code in imports.REASONS:
        return imports.sentence(reason)
    return REASON[reason.code] if reason.code in REASON else PROGRAMME[reason.code]
