"""The rules and topics of the small community."""

from __future__ import annotations

from collections.abc import Mapping

from bot.rules import (
    AnswerCommandRules,
    AskAroundRules,
    AskIfHelpedRules,
    AskProfileRules,
    AssignHelperRules,
    AvoidMemberRules,
    ChangeTopicsRules,
    CheckInRules,
    ChooseLanguageRules,
    CommunityRules,
    ExplainWhyRules,
    ExportDataRules,
    FollowSimilarRules,
    FollowThreadRules,
    FollowTransferRules,
    ForgetMemberRules,
    GreetChannelRules,
    GuardPersonalDataRules,
    HoldRoundsRules,
    KeepConfidentialRules,
    LinkAccountsRules,
    ListTopicsRules,
    MarkQuestionRules,
    OpenPairRules,
    PassItOnRules,
    PauseMemberRules,
    ProposeMatchRules,
    ReadLetterRules,
    RecordEvidenceRules,
    ReportMatchRules,
    Rules,
    SearchThreadsRules,
    SendDigestRules,
    SendPersonalDigestRules,
    SettleMatchRules,
    ShowHomeRules,
    ShowSimilarRules,
    StopSendingRules,
    SuggestHelpersRules,
    TagQuestionRules,
    TakeToForumRules,
    UnmarkQuestionRules,
)
from bot.rules_moderators import (
    DoubtAliasesRules,
    GrowTopicsRules,
    ReportShadowRules,
    SetTopicsRules,
    SnoozeThreadRules,
    SteerFeaturesRules,
    SuggestTopicsRules,
    TellLogbookRules,
    TellStatusRules,
    UndoRecentRules,
)
from matchers.model import Account, Topic

MOD = Account("slack:T1/UMOD")
HELP_KEY = "slack:T1/CHELP"

TOPICS: Mapping[str, Topic] = {
    topic.id: topic
    for topic in (
        Topic("excel", "Excel", "Spreadsheets", ("Tabelle",), forum_tag="tabellen"),
        Topic("dubletten", "Dubletten", "Duplicates", ("doppelte Einträge",)),
        Topic(
            "datenschutz", "Datenschutz", "Data protection", ("DSGVO",), forum_tag="Data Privacy"
        ),
        Topic("umfragen", "Umfragen", "Surveys", ("Fragebogen",)),
    )
}

RULES = Rules(
    community=CommunityRules(
        name="Datennachbarschaft",
        code_of_conduct="https://example.org/coc",
        consent_version="3",
        slack_channels=(HELP_KEY,),
        forum_categories=(5,),
        moderators=(MOD,),
    ),
    follow_thread=FollowThreadRules(),
    take_to_forum=TakeToForumRules(forum_category=5),
    follow_transfer=FollowTransferRules(),
    tag_question=TagQuestionRules(),
    suggest_topics=SuggestTopicsRules(),
    doubt_aliases=DoubtAliasesRules(),
    show_similar=ShowSimilarRules(at_most=2),
    follow_similar=FollowSimilarRules(),
    guard_personal_data=GuardPersonalDataRules(),
    mark_question=MarkQuestionRules(),
    unmark_question=UnmarkQuestionRules(),
    keep_confidential=KeepConfidentialRules(),
    change_topics=ChangeTopicsRules(at_most=2),
    record_evidence=RecordEvidenceRules(),
    ask_profile=AskProfileRules(topics=3),
    forget_member=ForgetMemberRules(),
    propose_match=ProposeMatchRules(),
    settle_match=SettleMatchRules(),
    open_pair=OpenPairRules(),
    report_match=ReportMatchRules(),
    hold_rounds=HoldRoundsRules(),
    check_in=CheckInRules(),
    send_personal_digest=SendPersonalDigestRules(),
    send_digest=SendDigestRules(
        slack_channels=(HELP_KEY,), forum_category=5, lines=3, per_message=3
    ),
    suggest_helpers=SuggestHelpersRules(circle="https://example.org/sprechstunde"),
    pass_it_on=PassItOnRules(),
    assign_helper=AssignHelperRules(),
    ask_if_helped=AskIfHelpedRules(),
    answer_command=AnswerCommandRules(list_at_most=2),
    ask_around=AskAroundRules(),
    list_topics=ListTopicsRules(per_page=3),
    search_threads=SearchThreadsRules(at_most=2),
    pause_member=PauseMemberRules(),
    avoid_member=AvoidMemberRules(),
    choose_language=ChooseLanguageRules(),
    export_data=ExportDataRules(),
    explain_why=ExplainWhyRules(),
    greet_channel=GreetChannelRules(),
    show_home=ShowHomeRules(),
    stop_sending=StopSendingRules(),
    read_letter=ReadLetterRules(),
    link_accounts=LinkAccountsRules(),
    steer_features=SteerFeaturesRules(),
    report_shadow=ReportShadowRules(),
    tell_status=TellStatusRules(),
    tell_logbook=TellLogbookRules(),
    undo_recent=UndoRecentRules(),
    set_topics=SetTopicsRules(),
    grow_topics=GrowTopicsRules(),
    snooze_thread=SnoozeThreadRules(),
)
