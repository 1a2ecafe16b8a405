// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/accountcheck/accountplace.h"

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr auto kMarker = "Sluice scratch record"_L1;
constexpr int kRows = 1'000; // leads; a twentieth as many visits

QJsonObject mappingOfVisits()
{
    const QJsonArray cut{QJsonObject{{u"do"_s, u"cut"_s}, {u"length"_s, 10}}};
    return {{u"fields"_s,
        QJsonArray{QJsonObject{{u"target"_s, u"Visit_Date"_s}, {u"source"_s, u"Created_Time"_s},
                       {u"transforms"_s, cut}},
            QJsonObject{{u"target"_s, u"Started_At"_s}, {u"source"_s, u"Created_Time"_s}},
            QJsonObject{{u"target"_s, u"Topics"_s}, {u"value"_s, u"Safety;Energy"_s}}}}};
}

} // namespace

AccountPlace::AccountPlace()
    : JobPlace({.id = u"crm-bulk"_s,
        .jobName = u"Visits"_s,
        .source = connectionName(),
        .target = connectionName()})
{
}

QString AccountPlace::begin()
{
    return start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)});
}

QString AccountPlace::beginAnew()
{
    return JobPlace::beginAnew(
        {{u"module"_s, module()}, {u"writeBy"_s, u"bulk"_s},
            {u"blastRadius"_s, QJsonObject{{u"patterns"_s, false}, {u"emptied"_s, 0}}}},
        {}, mappingOfVisits());
}

QStringList AccountPlace::words(const QStringList &more) const
{
    return QStringList{
               u"connections"_s, u"check"_s, connectionName(), u"--module"_s, module(), u"--json"_s}
    + more;
}

QList<QJsonObject> AccountPlace::visits()
{
    QList<QJsonObject> rows;
    const QByteArray text = sandbox().getText(u"/ledger?service=zoho-crm&stream="_s + module());
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty())
            rows.append(QJsonDocument::fromJson(line).object().value("values"_L1).toObject());
    }
    return rows;
}

int AccountPlace::scratchRecords()
{
    int found = 0;
    for (const QJsonObject &visit : visits())
        found += visit.value("Name"_L1).toString().startsWith(kMarker) ? 1 : 0;
    return found;
}

QJsonObject AccountPlace::connection() const
{
    return cli({u"connections"_s, u"show"_s, connectionName(), u"--json"_s}).json();
}

QJsonObject AccountPlace::finding(const QJsonObject &result, const QString &id)
{
    for (const QJsonValue &line : result.value("findings"_L1).toArray()) {
        if (line["id"_L1].toString() == id)
            return line.toObject();
    }
    return {};
}

QJsonObject AccountPlace::fault(
    const QString &method, const QString &path, const QJsonObject &action, const QString &when)
{
    return {{u"service"_s, u"zoho-crm"_s}, {u"method"_s, method}, {u"path"_s, path}, {u"nth"_s, 1},
        {u"when"_s, when}, {u"action"_s, action}};
}

QString saidBy(const CliResult &result)
{
    return QString::fromUtf8(result.output + result.errors);
}

} // namespace sluice::testing
