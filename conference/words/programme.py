"""Why an act on the programme is refused."""

REASON: dict[str, str] = {
    "department_unknown": "Ce code n’est pas celui d’un département.",
    "department_open_already": "Ce département est déjà ouvert.",
    "name_missing": "Tapez un nom.",
    "name_taken": "Ce nom existe déjà dans le département.",
    "service_of_a_service": "Un service ne peut pas dépendre d’un autre service.",
    "place_inside_itself": "Un lieu ne peut pas se contenir lui-même.",
    "email_wrong": "Cette adresse électronique n’en est pas une.",
    "role_held_already": "Ce compte a déjà ce rôle, pour ce territoire.",
    "own_role": "Un·e collègue de l’administration, ou le serveur, peut vous donner un rôle.",
    "own_administration": "Vous ne pouvez pas retirer votre propre rôle d’administration\u00a0: un·e collègue le peut.",
    "own_account": "Vous ne pouvez pas fermer votre propre compte\u00a0: demandez-le à un·e collègue.",
    "coordinator_linked_already": "Cette fiche est déjà reliée à un autre compte.",
    "account_linked_already": "Ce compte est déjà relié à une autre fiche de coordination.",
    "mission_overlaps": "Une autre lettre de mission couvre déjà une partie de cette période.",
    "mission_backwards": "La lettre finirait avant de commencer.",
    "share_out_of_range": "La part va de 1 à 100 %.",
    "day_too_long": "Avec ce temps, la journée dépasserait vingt-quatre heures.",
    "no_minutes": "Choisissez une durée.",
    "no_mission_then": "Aucune lettre de mission ne court à cette date.",
    "before_last_status": "Cette date précède le début du statut actuel.",
}
