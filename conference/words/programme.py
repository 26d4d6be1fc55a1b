"""Why an act on the programme is refused."""

REASON: dict[str, str] = {
    "body_of_admins": (
        "Des situations sont déjà reçues\u00a0: seul·e un·e administrateur·rice change désormais qui désigne. "
        "Son nom, lui, se corrige ici."
    ),
    "complaints_of_admins": "C’est un recours en dehors de qui pilote\u00a0: un·e administrateur·rice l’écrit.",
    "department_unknown": "Ce code n’est pas celui d’un département.",
    "department_open_already": "Ce département est déjà ouvert.",
    "name_missing": "Tapez un nom.",
    "name_taken": "Ce nom existe déjà dans le département.",
    "service_of_a_service": "Un service ne peut pas dépendre d’un autre service.",
    "service_with_conventions": (
        "Des conventions sont signées avec cette institution\u00a0: elle ne peut pas devenir le service d’une autre."
    ),
    "place_inside_itself": "Un lieu ne peut pas se contenir lui-même.",
    "road_within_a_place": "Un de ces territoires contient l’autre\u00a0: il n’y a pas de route entre eux.",
    "road_out_of_range": "Tapez un nombre de minutes, de 0 à 600.",
    "email_wrong": "Cette adresse électronique n’en est pas une.",
    "role_held_already": "Ce compte a déjà ce rôle, pour ce territoire.",
    "own_role": "Un·e collègue de l’administration, ou le serveur, peut vous donner un rôle.",
    "own_administration": "Vous ne pouvez pas retirer votre propre rôle d’administration\u00a0: un·e collègue le peut.",
    "own_account": "Vous ne pouvez pas fermer votre propre compte\u00a0: demandez-le à un·e collègue.",
    "coordinator_linked_already": "Cette fiche est déjà reliée à un autre compte.",
    "account_linked_already": "Ce compte est déjà relié à une autre fiche de coordination.",
    "undertaking_undated": "Indiquez le jour où cette personne bénévole a signé son engagement.",
    "undertaking_to_come": "Ce jour n’est pas encore venu\u00a0: l’engagement doit être signé.",
    "loan_case_unknown": "Aucune situation en cours ne porte cette référence ici\u00a0: vérifiez-la.",
    "loan_own_department": "Choisissez un autre département\u00a0: on ne se prête pas à soi-même.",
    "loan_makes_lent": "Seul un prêt dit que quelqu’un est prêté\u00a0: notez-le, ou changez-le, parmi les prêts.",
    "loan_of_ones_own": "Cette personne est déjà une coordinatrice ou un coordinateur d’ici\u00a0: rien à prêter.",
    "loan_backwards": "Le prêt finirait avant de commencer.",
    "loan_past": "Ce dernier jour est passé\u00a0: choisissez aujourd’hui ou plus tard.",
    "loan_runs_already": "Ce prêt est déjà noté pour cette situation\u00a0: changez son dernier jour.",
    "loan_over": "Ce prêt est fini.",
    "loan_still_coordinates": (
        "Cette personne coordonne encore la situation\u00a0: l’instance doit d’abord la confier à quelqu’un d’autre, "
        "ou libérer la coordination. Dites le dernier jour du prêt\u00a0: l’instance le verra sur sa page d’accueil."
    ),
    "loan_opened_already": "L’accès de cette personne est déjà ouvert.",
    "mission_overlaps": "Une autre lettre de mission couvre déjà une partie de cette période.",
    "mission_backwards": "La lettre finirait avant de commencer.",
    "share_out_of_range": "La part va de 1 à 100 %.",
    "share_above_ceiling": "Ici, une lettre de mission donne au plus {subject}\u00a0% du temps de travail.",
    "extra_unsaid": "Dites combien de temps en plus.",
    "extra_for_ever": "Dites jusqu’à quel jour\u00a0: ce temps en plus est pour les débuts.",
    "extra_out_of_range": "Avec ce temps en plus, la lettre doit rester entre 1 et 100\u00a0%.",
    "extra_outside_letter": "Ce jour doit être compris dans la durée de la lettre.",
    "departure_to_come": (
        "Ce jour n’est pas encore venu\u00a0: annoncez le départ sur la fiche, et notez la sortie ensuite."
    ),
    "mentors_themself": "On ne s’accompagne pas soi-même.",
    "mentor_not_engaged": "Cette personne n’est pas engagée dans la démarche en ce moment.",
    "mentored_by_them": "Cette personne est elle-même accompagnée par celle-ci.",
    "day_too_long": "Avec ce temps, la journée dépasserait vingt-quatre heures.",
    "no_minutes": "Choisissez une durée.",
    "no_mission_then": "Aucune lettre de mission ne court à cette date.",
    "before_last_status": (
        "Cette date précède le début du statut actuel. Pour changer ce qui est déjà noté, rectifiez le parcours."
    ),
    "status_needs_no_reason": "Ce statut n’a pas besoin de motif.",
    "status_reason_missing": "Dites pourquoi\u00a0: choisissez un motif.",
    "status_reason_of_another": "Ce motif ne va pas avec ce statut\u00a0: choisissez-en un autre.",
    "status_reason_untold": "Dites quel autre motif.",
    "status_same_day": "Un autre statut commence déjà ce jour-là.",
    "status_gone": "Cette ligne a été rectifiée entre-temps\u00a0: relisez le parcours.",
    "only_status": "C’est la seule ligne du parcours\u00a0: changez-la plutôt que de la retirer.",
    "correction_unexplained": "Dites ce qui justifie cette rectification.",
    "body_sitting_past": "Choisissez un jour à venir, ou aujourd’hui.",
    "body_sitting_begun": "Cette séance a déjà commencé\u00a0: elle ne se déplace plus.",
    "body_sitting_not_planned": "Cette séance n’est plus à venir.",
    "body_sitting_not_open": "Cette séance n’est pas en cours.",
    "body_sitting_closed": "Cette séance est close\u00a0: plus rien n’y change.",
    "body_sitting_another_day": "Cette séance est prévue un autre jour\u00a0: déplacez-la d’abord à aujourd’hui.",
    "body_sitting_one_open": "Une autre séance est en cours\u00a0: closez-la d’abord.",
    "body_sitting_decided": "Des décisions y ont été prises\u00a0: closez la séance, elle ne s’annule plus.",
    "presence_decided": "Des décisions ont été prises avec ce membre\u00a0: sa présence ne se retire plus.",
    "body_sitting_clash": "Une séance est déjà prévue ce jour-là, à cette heure.",
    "not_of_the_body": "Cette personne ne siège pas dans l’instance.",
    "seat_not_held": "Ce siège n’est pas occupé ce jour-là.",
    "seat_backwards": "Le siège finirait avant de commencer.",
    "general_names_a_family": (
        "Ce texte contient un nom de famille suivie ici\u00a0: {subject}. "
        "Les points généraux ne nomment personne\u00a0; écrivez-le autrement."
    ),
}
