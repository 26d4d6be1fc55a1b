"""Every reason that a rule can give, as a sentence that says what to do."""

from conference.domain.minimal import PLACE, Tickable
from conference.domain.reasons import Reason
from conference.words import imports
from conference.words.charter import REASON as CHARTER
from conference.words.child import REASON as CHILD
from conference.words.contact import REASON as CONTACT
from conference.words.council import REASON as COUNCIL
from conference.words.directory import REASON as DIRECTORY
from conference.words.enquiry import REASON as ENQUIRY
from conference.words.log import REASON as LOG
from conference.words.logistics import REASON as LOGISTICS
from conference.words.memory import REASON as MEMORY
from conference.words.minimal import TICK
from conference.words.neutrality import REASON as NEUTRALITY
from conference.words.note import REASON as NOTE
from conference.words.offer import REASON as OFFER
from conference.words.partner import REASON as PARTNER
from conference.words.plan import REASON as PLAN
from conference.words.practice_exchange import REASON as PRACTICE_EXCHANGE
from conference.words.practice_sheet import REASON as PRACTICE_SHEET
from conference.words.programme import REASON as PROGRAMME
from conference.words.publication import REASON as PUBLICATION
from conference.words.questionnaires import REASON as QUESTIONNAIRES
from conference.words.quotation import REASON as QUOTATION
from conference.words.record import REASON as RECORD
from conference.words.reported import REASON as REPORTED
from conference.words.roster import REASON as ROSTER
from conference.words.setup import REASON as SETUP
from conference.words.training import REASON as TRAINING
from conference.words.welcome import REASON as WELCOME

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
    "quorum_missing": "L’instance n’est pas en nombre pour décider\u00a0: {there} membre{s} sur {needed}.",
    "consultation_needless": "Ici chaque membre peut décider seul·e\u00a0: il n’y a personne à consulter.",
    "consultation_open_already": (
        "Une consultation est déjà ouverte sur cette situation\u00a0: attendez qu’elle aboutisse, ou abandonnez-la."
    ),
    "consultation_closed": "Cette consultation est close.",
    "opinion_given_already": "Vous avez déjà donné votre avis\u00a0: il ne change plus.",
    "nothing_to_confirm": "Aucune désignation urgente n’attend de confirmation.",
    "stepped_aside_already": "Vous vous êtes déjà déporté·e de cette situation.",
    "decided_here": "Quelqu’un du département peut décider\u00a0: une instance voisine n’est pas nécessaire.",
    "until_beyond": "Choisissez une date d’ici à un an.",
    "coordinator_not_engaged": "N’est pas engagé·e dans la démarche en ce moment.",
    "declaration_missing": "N’a pas encore déclaré si un lien existe avec la famille.",
    "declaration_expired": "Sa déclaration est trop ancienne, ou précède le dernier envoi\u00a0: redemandez-la.",
    "answered_already": "Cette personne a déjà répondu\u00a0: elle seule peut changer sa réponse.",
    "nobody_is_asked": "Cette demande n’attend plus de réponse.",
    "refused_already": "La famille a déjà refusé cette personne.",
    "nothing_to_report": "Dites de quel lien il s’agit, ou que vous connaissez la famille.",
    "somebody_is_being_asked": "Une personne est déjà sollicitée\u00a0; attendez sa réponse avant une autre demande.",
    "rule_holds_already": "Cette règle est déjà respectée\u00a0: il n’y a rien à lever.",
    "already_derogated": "Une dérogation existe déjà pour cette règle.",
    "pairs_already": "Est déjà en binôme pour cette situation.",
    "no_pair": "Personne n’est en binôme pour cette situation.",
    "decides_on_oneself": "Personne ne décide de sa propre désignation.",
    "wrong_stage": "La situation n’en est plus, ou pas encore, à cette étape.",
    "suspended": "La situation est suspendue\u00a0: il faut d’abord la reprendre.",
    "not_suspended": "La situation n’est pas suspendue.",
    "already_received": "L’orientation a déjà été reçue\u00a0: elle ne peut plus être supprimée, seulement arrêtée.",
    "assigned_before": (
        "Cette situation a déjà eu un·e coordinateur·rice\u00a0: elle ne redevient pas une orientation "
        "et ne se refuse plus. Elle peut être arrêtée."
    ),
    "still_a_draft": "L’orientation n’est pas envoyée\u00a0: c’est un brouillon, qui se supprime.",
    "not_yours": "Cette étape n’est pas la vôtre.",
    "referral_already_sent": (
        "L’orientation est envoyée\u00a0: elle ne se modifie plus, sauf si un complément est demandé."
    ),
    "question_missing": "Écrivez la question centrale, avec les mots de la famille.",
    "concerned_refused": (
        "Une personne concernée a dit non\u00a0: rien ne se fait sans elle. "
        "Elle peut changer d’avis, ou la démarche s’arrête."
    ),
    "disagreement_undecided": (
        "L’accord de quelqu’un manque\u00a0: l’instance de désignation décide par écrit "
        "de continuer sans, ou d’arrêter."
    ),
    "minor_agreement_missing": "L’accord de chaque mineur·e non accompagné·e est nécessaire\u00a0: notez-le.",
    "support_not_offered": "Proposez à chaque mineur·e non accompagné·e une personne de soutien extérieure.",
    "no_decision_awaited": "Cette réponse n’attend pas, ou plus, de décision.",
    "too_few_taking_part": "Au moins deux personnes de la famille ou du réseau doivent avoir accepté.",
    "safety_unanswered": "Regardez la sécurité de chaque personne invitée («\u00a0rien à signaler\u00a0» suffit).",
    "apart_together": "Une personne qui ne doit pas rencontrer les autres ne peut pas venir dans la même pièce.",
    "child_way_missing": "Dites comment chaque enfant prend part\u00a0: présent, lettre, dessin, porte-parole…",
    "sitting_date_missing": "Fixez la date et l’heure.",
    "sitting_place_missing": "Indiquez le lieu.",
    "sheet_not_agreed": "La note d’information doit être lue et acceptée, ou dite sans objet.",
    "sheet_not_written": "La note d’information n’est pas écrite.",
    "sheet_not_yours": (
        "La note d’information est déjà acceptée, ou écrite par quelqu’un d’autre\u00a0: "
        "seule la personne qui coordonne peut la dire sans objet."
    ),
    "nobody_chosen": "Cochez au moins une personne.",
    "link_unwilling": "Cette personne n’est pas, ou plus, d’accord pour être contactée ou prendre part : aucun lien.",
    "link_of_a_child": "Un enfant n’a pas de lien d’invitation : sa façon de prendre part se dit avec lui.",
    "link_safety_unanswered": "Regardez d’abord la sécurité de cette personne.",
    "link_apart": (
        "Cette personne ne doit pas rencontrer les autres : un lien lui dirait le jour. Il n’est possible que pour "
        "prendre part à distance, et jamais si un contact est interdit."
    ),
    "link_not_invited": "Cette personne n’est pas invitée.",
    "link_closed_already": "Ce lien est déjà fermé.",
    "page_of_a_child": "Un enfant n’a pas de page à lui\u00a0: elle s’ouvre avec l’adulte qui l’accompagne.",
    "page_of_the_family": "Cette page est pour la famille et ses proches, et pour qui soutient l’un d’eux.",
    "marks_not_open": "La famille n’a pas choisi de le dire ici. Dites-le à la personne qui coordonne.",
    "action_not_yours": "Cette action n’est pas, ou plus, la vôtre dans le plan.",
    "complaint_without_words": "Écrivez ce qui ne va pas, avec vos mots.",
    "complaint_unread": (
        "Personne d’autre que qui coordonne ne peut lire ce message ici. Utilisez un des autres moyens indiqués."
    ),
    "complaint_answered_already": "La réponse à cette réclamation est déjà notée.",
    "answer_not_offered": "Choisissez une des réponses proposées.",
    "too_late_to_answer": "Le jour est venu : appelez plutôt la personne qui vous a donné ce lien.",
    "sheet_not_theirs_to_agree": "L’accord de cette personne ne compte pas pour la note : il n’est pas demandé.",
    "sheet_agreed_elsewhere": "L’accord sur la note se donne en la lisant, sur la page de la note d’information.",
    "item_of_nothing_shared": "Videz ce champ : il ne sert qu’au partage d’informations et aux photos.",
    "item_incomplete": "Dites quelle information, et avec qui.",
    "help_missing": "Cette personne décide avec l’aide de quelqu’un : dites qui l’a aidée.",
    "capacity_not_theirs": "Cette qualité ne va pas avec cette personne.",
    "agreement_not_standing": "Cet accord ne tient plus\u00a0: il a été retiré, refusé ou noté de nouveau depuis.",
    "before_agreement": "Le retrait ne peut pas précéder l’accord.",
    "safety_one_by_one": "Un contact est interdit dans cette famille\u00a0: regardez la sécurité de chacun, un par un.",
    "sitting_past": (
        "La date de la conférence est passée\u00a0: changez-la, ou indiquez le jour où elle a été fixée, plus tôt."
    ),
    "before_reception": "Cette date précède l’arrivée de l’orientation.",
    "until_past": "Choisissez une date à venir.",
    "too_far_ahead": "Cette date est à plus de deux ans\u00a0: vérifiez l’année.",
    "service_unknown": "L’administration du département n’a pas encore écrit l’adresse du service dans les réglages.",
    "nobody_to_invite": "Le réseau est vide\u00a0: ajoutez d’abord les personnes invitées.",
    "sheet_to_agree": "Elle n’est pas encore acceptée\u00a0: le papier le dit.",
    "sheet_empty": "Elle n’est pas encore écrite\u00a0: le papier laisse la place de l’écrire.",
    "sheet_without": "Elle a été dite sans objet.",
    "texts_in_french": "Il manque à cette langue {subject} textes\u00a0: ils sont imprimés en français.",
    "language_code_unknown": "Tapez le code de la langue, comme «\u00a0ar\u00a0» ou «\u00a0pt-BR\u00a0».",
    "language_open_already": "Cette langue est déjà là.",
    "languages_too_many": "Un département imprime en {subject} langues au plus.",
    "text_forgets": "Ce texte oublie {subject}\u00a0: recopiez-le tel quel, à sa place dans la phrase.",
    "text_unknown": "Rien ne remplira {subject} dans ce texte\u00a0: retirez-le.",
    "texts_not_found": "Ce fichier n’a pas les colonnes «\u00a0clé\u00a0» et «\u00a0traduction\u00a0».",
    "sitting_empty": "Indiquez au moins la date ou le lieu.",
    "hour_missing": "Indiquez l’heure.",
    "day_missing": "Indiquez la date.",
    "invited_already": "Cette personne est déjà dans le réseau.",
    "named_by_referral": "Cette personne est nommée par l’orientation\u00a0: son nom et son lien se changent là.",
    "guest_leaves_traces": (
        "Cette personne est venue, a donné un accord ou a reçu un document\u00a0: elle reste dans le réseau. "
        "Notez plutôt «\u00a0n’est pas invité·e\u00a0»."
    ),
    "side_already": "Ce côté existe déjà.",
    "too_many_sides": "Six côtés au plus\u00a0: renommez-en un.",
    "bond_to_oneself": "Choisissez deux personnes différentes.",
    "bond_already": "Ce lien est déjà noté entre ces deux personnes.",
    "too_many_mentions": "La liste est longue\u00a0: retirez un nom, ou ajoutez quelqu’un au réseau.",
    "sitting_held_already": "Cette séance est déjà enregistrée.",
    "times_out_of_order": (
        "Les trois temps se suivent\u00a0: chacun finit après son début, et avant que le suivant commence."
    ),
    "new_version_missing": "Ce plan a déjà été examiné\u00a0: écrivez d’abord la nouvelle version de la famille.",
    "form_valid_already": "La forme de ce plan est déjà validée.",
    "holder_stepped_aside": "Qui s’est déporté·e d’une situation ne peut pas la tenir.",
    "holder_coordinates": "Qui coordonne une situation ne peut pas aussi la tenir.",
    "holder_not_professional": "Choisissez un·e professionnel·le qui oriente dans ce département.",
    "nobody_present": "Indiquez qui est venu.",
    "no_kin_present": "Personne de la famille ou du réseau n’est là.",
    "sharing_times_missing": "Il manque le début ou la fin du partage d’informations.",
    "private_times_missing": "Il manque le début ou la fin du temps privé.",
    "presentation_times_missing": "Il manque le début ou la fin de la présentation du plan.",
    "intruder_in_private_time": "Pendant le temps privé ne restent que la famille, son réseau et qui elle a demandé.",
    "family_may_be_there": (
        "Le temps privé dure depuis moins de douze heures\u00a0: la famille y est peut-être encore. Appelez d’abord "
        "la personne qui coordonne."
    ),
    "private_time_running": "Le temps privé est en cours\u00a0: on attend que la famille ait fini.",
    "no_sitting": "Aucune séance n’est fixée.",
    "moment_begun_already": "Ce temps a déjà commencé.",
    "moment_out_of_order": "Le temps d’avant n’a pas eu lieu.",
    "moment_not_running": "Ce temps n’est pas en cours.",
    "another_day": "Cette heure est à plus d’un jour du début de la conférence.",
    "not_here": "Cette personne n’a pas été notée comme arrivée.",
    "gone_since": "Ce que cette note désigne n’existe plus\u00a0: quelqu’un l’a retiré entre-temps.",
    "changed_since": "Quelqu’un a changé cette action entre-temps\u00a0: relisez-la avant de la retirer.",
    "plan_changed_since": "Le plan a changé depuis sa lecture\u00a0: relisez-le, puis adoptez-le.",
    "settled_already": "Quelqu’un a déjà choisi entre ces deux versions.",
    "not_each": "Choisissez l’une ou l’autre\u00a0: les deux ne peuvent pas être vraies.",
    "not_understood": "Cette note n’a pas été comprise\u00a0: rechargez la page, puis notez-la de nouveau.",
    "plan_without_action": "Le plan ne contient encore aucune action.",
    "plan_not_agreed": "Le plan doit être relu, et chacun doit avoir dit oui.",
    "plan_not_new": "Écrivez d’abord une nouvelle version du plan, et que chacun y dise oui.",
    "version_unexamined": (
        "La famille a adopté une nouvelle version du plan\u00a0: prenez d’abord l’étape «\u00a0Adapter le plan\u00a0», "
        "pour que sa forme et son contenu soient examinés."
    ),
    "plan_agreed_already": "Ce plan est adopté\u00a0: il ne change plus. Une correction est une nouvelle version.",
    "extract_only": (
        "Cette personne ne doit pas rencontrer les autres\u00a0: elle ne reçoit qu’un extrait, convenu avec vous."
    ),
    "apart_unconfirmed": (
        "Quelqu’un est tenu à l’écart dans cette famille\u00a0: confirmez que ce n’est pas cette personne."
    ),
    "extract_without_action": "Choisissez au moins une action pour l’extrait.",
    "question_not_answered": "Le plan doit répondre à la question centrale.",
    "action_incomplete": "Chaque action doit dire quoi, qui et pour quand.",
    "took_the_plan_down": "Qui a pris le plan en note, ou a coordonné la situation, ne répond pas sur son contenu.",
    "form_not_valid": "La forme du plan n’est pas encore validée.",
    "content_missing": "Choisissez la réponse\u00a0: ratifié, sous réserve d’une décision, ou sans objet.",
    "nobody_to_ratify": "Personne ne tient cette situation\u00a0: seul «\u00a0sans objet\u00a0» est possible.",
    "decision_date_missing": "Indiquez quand la décision a été demandée.",
    "review_declined": "La famille ne souhaite pas de bilan.",
    "wish_unknown": "Demandez d’abord à la famille si elle souhaite un bilan.",
    "review_not_settled": "Le bilan doit être tenu, décliné par la famille, ou resté sans réponse après trois essais.",
    "synthesis_missing": "Écrivez la fiche de synthèse.",
    "before_request": "La décision ne peut pas précéder la demande.",
    "minimal_record": (
        "La famille a demandé un dossier minimal\u00a0: il ne reçoit ni nom ni texte. Effacez ce qui est écrit."
    ),
    "minimal_after_sending": (
        "L’orientation a déjà été envoyée et lue\u00a0: il est trop tard pour un dossier minimal. "
        "La famille peut demander que ce qui la concerne soit effacé."
    ),
    "ticked_instead": "Dans un dossier minimal, cette page ne s’écrit pas\u00a0: ce qu’elle dirait se coche.",
    "not_minimal": "Cette situation n’a pas de dossier minimal\u00a0: rien ne s’y coche.",
    "nothing_to_tick": "Cette coche n’est pas, ou plus, attendue ici.",
    "actions_uncounted": "Indiquez un nombre d’actions, de 1 à 99.",
    "next_review_before": "Choisissez un jour après celui de ce bilan.",
    "before_conference": "Cette date précède la conférence.",
    "not_of_this_plan": "Cette action n’est pas dans le plan en cours.",
    "no_conference_held": "Aucune conférence n’a eu lieu.",
    "in_the_future": "La date est dans l’avenir.",
    "before_previous_step": "La date précède l’étape d’avant.",
} | NEUTRALITY

# What each noun refuses is said beside its own words; no code stands in two of them.
TABLES = (
    REASON,
    CHARTER,
    CHILD,
    CONTACT,
    COUNCIL,
    DIRECTORY,
    ENQUIRY,
    LOG,
    LOGISTICS,
    MEMORY,
    NOTE,
    OFFER,
    PARTNER,
    PLAN,
    PRACTICE_EXCHANGE,
    PRACTICE_SHEET,
    PROGRAMME,
    PUBLICATION,
    QUESTIONNAIRES,
    QUOTATION,
    RECORD,
    REPORTED,
    ROSTER,
    SETUP,
    TRAINING,
    WELCOME,
)


def sentence(reason: Reason) -> str:
    """The sentence of a reason. Raises StopIteration for a code without words: a test looks for them."""
    if reason.code in imports.REASONS:
        return imports.sentence(reason)
    if reason.place == PLACE:
        return f"À cocher\u00a0: «\u00a0{TICK[Tickable(reason.code)]}\u00a0»"
    if reason.code == "quorum_missing":
        there, _, needed = reason.subject.partition("/")
        return REASON[reason.code].format(there=there, needed=needed, s="" if there in {"", "0", "1"} else "s")
    found = next(table for table in TABLES if reason.code in table)[reason.code]
    return found.replace("{subject}", reason.subject)
