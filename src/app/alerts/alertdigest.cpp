// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertdigest.h"

#include "base/utctext.h"
#include "core/log/redact.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestSubject = 200;

QString kindName(AlertDigest::Kind kind)
{
    switch (kind) {
    case AlertDigest::Kind::Run:
        return u"run"_s;
    case AlertDigest::Kind::NothingSynced:
        return u"nothingSynced"_s;
    case AlertDigest::Kind::MissedSchedule:
        return u"missedSchedule"_s;
    case AlertDigest::Kind::Test:
        break;
    }
    return u"test"_s;
}

AlertDigest::Kind kindOfName(const QString &name)
{
    for (const auto kind : {AlertDigest::Kind::Run, AlertDigest::Kind::NothingSynced,
             AlertDigest::Kind::MissedSchedule}) {
        if (kindName(kind) == name)
            return kind;
    }
    return AlertDigest::Kind::Test;
}

Counts countsOfJson(const QJsonObject &json)
{
    const auto number = [&json](const QString &key) { return json.value(key).toInteger(); };
    return {.read = number(u"read"_s),
        .written = number(u"written"_s),
        .skipped = number(u"skipped"_s),
        .rejected = number(u"rejected"_s),
        .notAttempted = number(u"notAttempted"_s),
        .pending = number(u"pending"_s)};
}

// Words of others (a name, a service's reason) on one line.
QString onOneLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text)
        line += c.category() == QChar::Other_Control || c == QChar::LineSeparator
                || c == QChar::ParagraphSeparator
            ? QChar(u' ')
            : c;
    return line.simplified();
}

QString countsText(const Counts &counts)
{
    const std::pair<QString, qint64> lines[]
        = {{u"Read"_s, counts.read}, {u"Written"_s, counts.written}, {u"Skipped"_s, counts.skipped},
            {u"Rejected"_s, counts.rejected}, {u"Not Attempted"_s, counts.notAttempted},
            {u"Pending"_s, counts.pending}};
    QString text;
    for (const auto &[title, count] : lines)
        text += title.leftJustified(15) + QString::number(count).rightJustified(12) + u'\n';
    return text;
}

QString whatNext(const AlertDigest &digest)
{
    const QString number = QString::number(digest.runNumber);
    switch (digest.kind) {
    case AlertDigest::Kind::Run:
        return u"Look at it: the page Runs, or sluice-cli runs show %1\n"_s.arg(number);
    case AlertDigest::Kind::NothingSynced:
    case AlertDigest::Kind::MissedSchedule:
        return u"See whether it still runs: the page Runs, or sluice-cli runs list\n"_s;
    case AlertDigest::Kind::Test:
        break;
    }
    return u"Nothing happened: somebody tried whether this alert arrives.\n"_s;
}

} // namespace

QJsonObject AlertDigest::toJson() const
{
    QJsonObject json{{u"event"_s, kindName(kind)}, {u"rule"_s, rule}, {u"job"_s, job},
        {u"at"_s, atMs}, {u"conditions"_s, QJsonArray::fromStringList(conditions)}};
    if (kind == Kind::Run)
        json.insert(u"run"_s,
            QJsonObject{{u"runId"_s, runId}, {u"number"_s, runNumber}, {u"state"_s, state},
                {u"reason"_s, reason}, {u"environment"_s, environment}, {u"subject"_s, subject},
                {u"counts"_s, counts.toJson()}});
    return json;
}

AlertDigest AlertDigest::fromJson(const QJsonObject &json)
{
    const QJsonObject run = json.value(u"run"_s).toObject();
    AlertDigest digest{.kind = kindOfName(json.value(u"event"_s).toString()),
        .rule = json.value(u"rule"_s).toString(),
        .job = json.value(u"job"_s).toString(),
        .atMs = json.value(u"at"_s).toInteger(),
        .conditions = {},
        .runId = run.value(u"runId"_s).toString(),
        .runNumber = run.value(u"number"_s).toInteger(),
        .state = run.value(u"state"_s).toString(),
        .reason = run.value(u"reason"_s).toString(),
        .environment = run.value(u"environment"_s).toString(),
        .subject = run.value(u"subject"_s).toString(),
        .counts = countsOfJson(run.value(u"counts"_s).toObject())};
    const QJsonArray conditions = json.value(u"conditions"_s).toArray();
    for (const QJsonValue &condition : conditions)
        digest.conditions.append(condition.toString());
    return digest;
}

AlertDigest digestOfRun(const AlertRule &rule, const RunRow &run, const QStringList &conditions)
{
    return {.kind = AlertDigest::Kind::Run,
        .rule = rule.name,
        .job = run.jobName,
        .atMs = run.finishedAtMs,
        .conditions = conditions,
        .runId = run.id,
        .runNumber = run.number,
        .state = runStateName(run.state),
        .reason = redactedText(run.reason), // it leaves this machine
        .environment = run.environment,
        .subject = run.subject,
        .counts = run.counts};
}

AlertDigest digestOfSilence(const AlertRule &rule, const QString &job, qint64 sinceMs, qint64 nowMs)
{
    return {.kind = AlertDigest::Kind::NothingSynced,
        .rule = rule.name,
        .job = job,
        .atMs = nowMs,
        .conditions = {u"Nothing was synced for %1, since %2"_s.arg(
            hoursText(rule.when.nothingSyncedHours.value_or(0)), utcText(sinceMs))}};
}

AlertDigest digestOfMiss(const AlertRule &rule, const MissedSchedule &missed, qint64 nowMs)
{
    const QString first = utcText(missed.firstDueMs);
    return {.kind = AlertDigest::Kind::MissedSchedule,
        .rule = rule.name,
        .job = missed.jobName,
        .atMs = nowMs,
        .conditions
        = {missed.count > 1 ? u"%1 runs were due and did not begin, the first at %2"_s.arg(
               QString::number(missed.count), first)
                            : u"A run was due at %1 and did not begin"_s.arg(first)}};
}

AlertDigest digestOfTest(const AlertRule &rule, qint64 nowMs)
{
    return {.kind = AlertDigest::Kind::Test,
        .rule = rule.name,
        .job = {},
        .atMs = nowMs,
        .conditions = {u"This is a test of the alert"_s}};
}

QString alertSubject(const AlertDigest &digest)
{
    QString subject = u"[Sluice] "_s;
    if (digest.kind == AlertDigest::Kind::Run)
        subject += u"%1: run #%2 %3"_s.arg(digest.job, QString::number(digest.runNumber),
            QString(digest.state).replace(u'_', u' '));
    else if (digest.kind == AlertDigest::Kind::Test)
        subject += u"Test of %1"_s.arg(digest.rule);
    else
        subject += digest.job + u": "_s + digest.conditions.value(0);
    subject = onOneLine(subject);
    return subject.size() > kLongestSubject ? subject.left(kLongestSubject) + u'…' : subject;
}

QString alertText(const AlertDigest &digest)
{
    QString text;
    for (const QString &condition : digest.conditions)
        text += onOneLine(condition) + u".\n"_s;
    text += u'\n';
    const auto line = [&text](const QString &title, const QString &value) {
        if (!value.isEmpty())
            text += title.leftJustified(15) + onOneLine(value) + u'\n';
    };
    line(u"Job"_s, digest.job);
    if (digest.kind == AlertDigest::Kind::Run) {
        line(u"Run"_s, u"#%1  %2"_s.arg(QString::number(digest.runNumber), digest.runId));
        line(u"What"_s, digest.subject);
        line(u"Environment"_s, digest.environment);
        line(u"State"_s, QString(digest.state).replace(u'_', u' '));
        line(u"Reason"_s, digest.reason);
        if (digest.atMs > 0)
            line(u"Ended"_s, utcText(digest.atMs));
        text += u'\n' + countsText(digest.counts);
    } else if (digest.atMs > 0) {
        line(u"Time"_s, utcText(digest.atMs));
    }
    text += u"\n"_s + whatNext(digest);
    text += u"Alert: %1\n"_s.arg(onOneLine(digest.rule));
    return text;
}

} // namespace sluice
