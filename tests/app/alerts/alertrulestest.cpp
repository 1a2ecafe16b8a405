// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertfile.h"
#include "app/alerts/alertsrig.h"
#include "app/alerts/alerttests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

Q_DECLARE_METATYPE(sluice::Counts)
Q_DECLARE_METATYPE(sluice::AlertWhen)
Q_DECLARE_METATYPE(sluice::RunState)

namespace {

Counts countsOf(qint64 read, qint64 rejected, qint64 pending = 0)
{
    return {.read = read,
        .written = read - rejected - pending,
        .skipped = 0,
        .rejected = rejected,
        .notAttempted = 0,
        .pending = pending};
}

constexpr qint64 kHour = 3'600'000;

} // namespace

void AlertRulesTest::conditions_data()
{
    QTest::addColumn<AlertWhen>("when");
    QTest::addColumn<RunState>("state");
    QTest::addColumn<Counts>("counts");
    QTest::addColumn<bool>("isDryRun");
    QTest::addColumn<int>("met");
    const AlertWhen rows{.failedRows = true};
    const AlertWhen runs{.failedRuns = true};
    AlertWhen fivePercent;
    fivePercent.rejectedPercentAbove = 5;
    AlertWhen zeroPercent;
    zeroPercent.rejectedPercentAbove = 0;
    AlertWhen all{.failedRows = true, .failedRuns = true};
    all.rejectedPercentAbove = 5;
    const auto row = [](const char *name, const AlertWhen &when, RunState state,
                         const Counts &counts, int met, bool isDryRun = false) {
        QTest::newRow(name) << when << state << counts << isDryRun << met;
    };
    const RunState done = RunState::Completed;
    const RunState some = RunState::CompletedWithRejections;
    row("no row failed", rows, done, countsOf(100, 0), 0);
    row("one row failed", rows, some, countsOf(100, 1), 1);
    row("one row is pending", rows, RunState::NeedsAttention, countsOf(100, 0, 1), 1);
    row("rejected and pending", rows, RunState::NeedsAttention, countsOf(100, 1, 1), 2);
    row("a plan", rows, some, countsOf(100, 1), 0, true);
    row("still running", rows, RunState::Running, countsOf(100, 1), 0);
    row("completed", runs, done, countsOf(100, 0), 0);
    row("rejections alone", runs, some, countsOf(100, 1), 0);
    row("stopped", runs, RunState::Stopped, countsOf(100, 0), 0);
    row("failed", runs, RunState::Failed, countsOf(0, 0), 1);
    row("needs attention", runs, RunState::NeedsAttention, countsOf(0, 0), 1);
    row("interrupted", runs, RunState::Interrupted, countsOf(0, 0), 1);
    row("exactly 5 %", fivePercent, some, countsOf(100, 5), 0);
    row("above 5 %", fivePercent, some, countsOf(100, 6), 1);
    row("just above 5 %", fivePercent, some, countsOf(1'000'000, 50'001), 1);
    row("nothing read", fivePercent, done, countsOf(0, 0), 0);
    row("0 %, none", zeroPercent, done, countsOf(100, 0), 0);
    row("0 %, one", zeroPercent, some, countsOf(100, 1), 1);
    row("0 %, nothing read", zeroPercent, done, countsOf(0, 0), 0);
    row("all at once", all, RunState::Failed, countsOf(10, 1), 3);
    row("asked for nothing", {}, RunState::Failed, countsOf(10, 1), 0);
}

void AlertRulesTest::conditions()
{
    QFETCH(AlertWhen, when);
    QFETCH(RunState, state);
    QFETCH(Counts, counts);
    QFETCH(bool, isDryRun);
    QFETCH(int, met);
    const RunRow run{.state = state, .isDryRun = isDryRun, .counts = counts};
    QVERIFY(counts.balances());
    QCOMPARE(metByRun(when, run).size(), met);
}

void AlertRulesTest::silence_data()
{
    QTest::addColumn<double>("hours");
    QTest::addColumn<qint64>("silentMs");
    QTest::addColumn<bool>("met");
    QTest::newRow("not asked") << -1.0 << 1000 * kHour << false;
    QTest::newRow("a moment before") << 24.0 << 24 * kHour - 1 << false;
    QTest::newRow("at the hour") << 24.0 << 24 * kHour << true;
    QTest::newRow("half an hour") << 0.5 << kHour / 2 << true;
    QTest::newRow("the clock went back") << 24.0 << -kHour << false;
}

void AlertRulesTest::silence()
{
    QFETCH(double, hours);
    QFETCH(qint64, silentMs);
    QFETCH(bool, met);
    AlertWhen when;
    if (hours >= 0)
        when.nothingSyncedHours = hours;
    QCOMPARE(metBySilence(when, 1'790'000'000'000, 1'790'000'000'000 + silentMs), met);
}

void AlertRulesTest::bad_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QByteArray &rule, const QString &place) {
        QTest::newRow(name) << rule << u"alerts[0]."_s + place;
    };
    const QByteArray mail = R"("server":"smtps://m.example.com","from":"a@b.example")";
    const QByteArray when = R"("name":"x","desktop":true,"when":{"failedRuns":true})";
    row("no name", R"("desktop":true,"when":{"failedRuns":true})", u"name"_s);
    row("no condition", R"("name":"x","desktop":true,"when":{})", u"when"_s);
    row("unknown key", when + R"(,"colour":1)", u"colour"_s);
    row("unknown kind", when + R"(,"kinds":["x"])", u"kinds[0]"_s);
    row("percent", R"("name":"x","desktop":true,"when":{"rejectedPercentAbove":101})",
        u"when.rejectedPercentAbove"_s);
    row("no hours", R"("name":"x","desktop":true,"when":{"nothingSyncedHours":0})",
        u"when.nothingSyncedHours"_s);
    row("plain far away",
        when + R"(,"email":{"server":"smtp://m.example.com","tls":"off",)"
            + R"("from":"a@b.example","to":["a@b.example"]})",
        u"email.tls"_s);
    row("plain on localhost",
        when + R"(,"email":{"server":"smtp://localhost","tls":"off",)"
            + R"("from":"a@b.example","to":["a@b.example"]})",
        u"email.tls"_s);
    row("other protocol",
        when + R"(,"email":{"server":"http://m.example.com",)"
            + R"("from":"a@b.example","to":["a@b.example"]})",
        u"email.server"_s);
    row("password in the server",
        when + R"(,"email":{"server":"smtps://u:p@m.example.com",)"
            + R"("from":"a@b.example","to":["a@b.example"]})",
        u"email.server"_s);
    row("line end in an address",
        when + R"(,"email":{)" + mail + R"(,"to":["a@b.example\r\nRCPT TO:<c@d.example>"]})",
        u"email.to[0]"_s);
    row("nobody", when + R"(,"email":{)" + mail + "}", u"email.to"_s);
    row("bad one of a job",
        when + R"(,"email":{)" + mail + R"(,"toByJob":{"J":["a b@c.example"]}})",
        u"email.toByJob.J[0]"_s);
    row("user without password",
        when + R"(,"email":{)" + mail + R"(,"user":"u","to":["a@b.example"]})",
        u"secrets.smtpPassword"_s);
    row("hook without address", when + R"(,"webHook":{"format":"slack"})", u"secrets.webHookUrl"_s);
    row("hook of another kind", when + R"(,"webHook":{"format":"irc"})", u"webHook.format"_s);
    row("hook by http",
        when + R"(,"webHook":{"format":"slack"},"secrets":{"webHookUrl":)"
            + R"({"value":"http://hooks.example.com/x"}})",
        u"secrets.webHookUrl"_s);
    row("somebody else's secret",
        when + R"(,"webHook":{"format":"slack"},"secrets":{)"
            + R"("webHookUrl":{"vault":"connections/1/refreshToken"}})",
        u"secrets.webHookUrl"_s);
    row("no way to tell", R"("name":"x","when":{"failedRuns":true})", u""_s);
}

void AlertRulesTest::bad()
{
    QFETCH(QByteArray, rule);
    QFETCH(QString, place);
    const auto read = parseAlertFile(R"({"formatVersion":1,"alerts":[{)" + rule + "}]}");
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Config);
    const QString wanted = place.endsWith(u'.') ? place.chopped(1) + u':' : place + u':';
    QVERIFY2(read.error().why.contains(wanted), qPrintable(read.error().why));
    QVERIFY(!read.error().text().contains(u"hooks.example.com"_s)); // it may be a secret
}

void AlertRulesTest::importOfExportIsIdentical()
{
    AlertsRig rig;
    QJsonObject rule = runRule(u"Night watch"_s,
        {{u"jobs"_s, QJsonArray{u"A"_s, u"B"_s}}, {u"kinds"_s, QJsonArray{u"crm-bulk"_s}},
            {u"desktop"_s, true}, {u"caFile"_s, u"/no/such/ca.pem"_s},
            {u"email"_s,
                mailTo(u"smtps://mail.example.com:465"_s, {u"a@b.example"_s},
                    {{u"user"_s, u"u"_s},
                        {u"toByJob"_s, QJsonObject{{u"A"_s, QJsonArray{u"c@d.example"_s}}}}})},
            {u"webHook"_s, QJsonObject{{u"format"_s, u"teams"_s}, {u"proxy"_s, u"system"_s}}},
            {u"secrets"_s,
                QJsonObject{{u"smtpPassword"_s, QJsonObject{{u"env"_s, u"SLUICE_NO_PASSWORD"_s}}},
                    {u"webHookUrl"_s, QJsonObject{{u"env"_s, u"SLUICE_NO_HOOK"_s}}}}}});
    rule.insert(u"when"_s,
        QJsonObject{{u"failedRows"_s, true}, {u"failedRuns"_s, true}, {u"missedSchedules"_s, true},
            {u"nothingSyncedHours"_s, 6.5}, {u"rejectedPercentAbove"_s, 2}});
    const auto report = rig.rules().import(alertFile({rule}));
    QVERIFY2(report, report ? "" : qPrintable(report.error().text()));
    QCOMPARE(report->added, QStringList{u"Night watch"_s});
    QCOMPARE(report->notices.size(), 3); // CA file and both variables
    const auto text = rig.rules().exportRule(u"Night watch"_s);
    QVERIFY(text);
    QCOMPARE(QJsonDocument::fromJson(*text)["alerts"_L1][0].toObject(), rule);
    const auto again = rig.rules().import(*text);
    QVERIFY(again);
    QCOMPARE(again->unchanged, QStringList{u"Night watch"_s});
    QCOMPARE(*rig.rules().exportRule(u"Night watch"_s), *text);
}

void AlertRulesTest::secretsGoIntoTheVault()
{
    AlertsRig rig;
    const QString url = u"https://hooks.example.com/services/T000/B000/canary-of-the-hook"_s;
    const QJsonObject rule = runRule(u"Chat"_s,
        {{u"webHook"_s, QJsonObject{{u"format"_s, u"slack"_s}}},
            {u"secrets"_s, QJsonObject{{u"webHookUrl"_s, QJsonObject{{u"value"_s, url}}}}}});
    QCOMPARE(rig.addRule(rule), QString());
    const auto found = rig.rules().find(u"Chat"_s);
    QVERIFY(found);
    QCOMPARE(rig.rules().secret(*found, u"webHookUrl"_s)->reveal(), url.toUtf8());
    QVERIFY(!rig.rules().exportRule(u"Chat"_s)->contains("canary"));
    // The path alone is as good as the address, and is what a log would show.
    QVERIFY(!withoutSecrets("POST /services/T000/B000/canary-of-the-hook").contains("canary"));
    const auto removed = rig.rules().remove(u"Chat"_s);
    QVERIFY(removed);
    QVERIFY(!rig.rules().find(u"Chat"_s));
    const auto gone = rig.rules().secret(*found, u"webHookUrl"_s);
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, ErrorKind::Auth);
}

void AlertRulesTest::readyRuleComesOnce()
{
    AlertsRig rig;
    QVERIFY(rig.rules().addReady());
    const auto rule = rig.rules().find(u"Failed_to_update_analytics"_s);
    QVERIFY(rule);
    QVERIFY(rule->when.failedRows && rule->when.failedRuns && rule->when.missedSchedules);
    QVERIFY(rule->appliesTo(u"Any"_s, u"datastore-analytics"_s));
    QVERIFY(!rule->appliesTo(u"Any"_s, u"crm-bulk"_s));
    QVERIFY(rig.rules().remove(rule->name));
    QVERIFY(rig.rules().addReady());
    QVERIFY(!rig.rules().find(rule->name));
}
