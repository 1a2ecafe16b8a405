// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/datastore/tableplace.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

const QStringList &systemColumns()
{
    static const QStringList names{u"CREATORID"_s, u"CREATEDTIME"_s, u"MODIFIEDTIME"_s};
    return names;
}

// What stands in a view for a cell of the table: times lose their milliseconds, and numbers may be
// written in another way.
QString comparable(const QString &text)
{
    static const QRegularExpression time(
        u"^(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2})[:.]\\d{3}$"_s);
    if (const auto match = time.match(text); match.hasMatch())
        return match.captured(1);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber && text.contains(u'.'))
        return QString::number(number, 'g', 15);
    return text;
}

} // namespace

QString TablePlace::start(const QJsonObject &settings, const QStringList &sandboxArguments)
{
    m_settings = settings;
    addTimings(u"lockSettle=300"_s);
    return Workplace::start(sandboxArguments.isEmpty()
            ? QStringList{u"--limits"_s, u"off"_s, u"--scale"_s, u"2400"_s}
            : sandboxArguments);
}

QString TablePlace::beginAnew(const QJsonObject &parameters, const QJsonObject &settings)
{
    if (!sandbox().reset())
        return u"The sandbox could not be reset"_s;
    QJsonObject all = m_settings;
    for (auto it = settings.begin(); it != settings.end(); ++it)
        all.insert(it.key(), it.value());
    if (!all.isEmpty() && !sandbox().setSettings(all))
        return u"The sandbox refused the settings"_s;
    for (; m_directories > 0; --m_directories)
        QDir(file(u"data-%1"_s.arg(m_directories))).removeRecursively();
    return addDataDirectory(parameters);
}

QString TablePlace::addDataDirectory(const QJsonObject &parameters)
{
    setDataDirectory(file(u"data-%1"_s.arg(++m_directories)));
    const CliResult result = cli({u"connections"_s, u"import"_s, file(u"connections.json"_s)});
    if (result.exitCode != 0)
        return QString::fromUtf8(result.errors);
    return importJob(parameters);
}

QString TablePlace::importJob(const QJsonObject &parameters, const QJsonObject &mapping)
{
    QJsonObject own = parameters;
    QJsonObject shape = own.contains(u"mapping"_s) ? own.take(u"mapping"_s).toObject() : mapping;
    const QString name = own.take(u"name"_s).toString(u"Copy table"_s);
    QJsonObject job{{u"formatVersion"_s, 1}, {u"name"_s, name},
        {u"kind"_s, u"datastore-analytics"_s}, {u"source"_s, u"Sandbox Data Store"_s},
        {u"target"_s, u"Sandbox Analytics"_s}, {u"parameters"_s, own}};
    if (!shape.isEmpty()) {
        shape.insert(u"formatVersion"_s, 1);
        job.insert(u"mapping"_s, shape);
    }
    QFile document(file(u"job.json"_s));
    if (!document.open(QIODevice::WriteOnly) || document.write(QJsonDocument(job).toJson()) < 0)
        return u"The job file could not be written"_s;
    document.close();
    const CliResult result = cli({u"jobs"_s, u"import"_s, file(u"job.json"_s)});
    return result.exitCode == 0 ? QString() : QString::fromUtf8(result.errors);
}

std::unique_ptr<QProcess> TablePlace::launchRun(const QStringList &more) const
{
    return launch(
        QStringList{u"run"_s, u"Copy table"_s} + more + QStringList{u"--json"_s, u"--quiet"_s});
}

CliResult TablePlace::run(const QStringList &more) const
{
    const auto process = launchRun(more);
    return finish(*process);
}

CliResult TablePlace::resume() const
{
    return cli({u"runs"_s, u"resume"_s, newestRun(), u"--json"_s, u"--quiet"_s});
}

TableContent TablePlace::content(const QString &service, const QString &stream)
{
    TableContent content;
    const QByteArray text
        = sandbox().getText(u"/ledger?service=%1&stream=%2"_s.arg(service, stream));
    for (const QByteArray &line : text.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonObject values = QJsonDocument::fromJson(line)[u"values"].toObject();
        QMap<QString, QString> row;
        for (auto it = values.begin(); it != values.end(); ++it) {
            if (!systemColumns().contains(it.key()))
                row.insert(it.key(), comparable(it.value().toVariant().toString()));
        }
        const QString id = row.value(u"ROWID"_s, QJsonDocument::fromJson(line)[u"id"].toString());
        content.doubled += content.rows.contains(id);
        content.rows.insert(id, row);
    }
    return content;
}

TableContent TablePlace::table(const QString &name)
{
    return content(u"catalyst"_s, name);
}

TableContent TablePlace::view(const QString &name)
{
    return content(u"zoho-analytics"_s, name);
}

QString TablePlace::difference(const QString &tableName, const QString &viewName)
{
    const TableContent source = table(tableName);
    const TableContent target = view(viewName);
    if (target.doubled > 0)
        return u"%1 rows stand in the view twice"_s.arg(target.doubled);
    if (source.rows.size() != target.rows.size())
        return u"%1 rows in the table, %2 in the view"_s.arg(source.rows.size())
            .arg(target.rows.size());
    for (auto it = source.rows.cbegin(); it != source.rows.cend(); ++it) {
        const auto there = target.rows.constFind(it.key());
        if (there == target.rows.cend())
            return u"the view lacks %1"_s.arg(it.key());
        for (auto cell = it->cbegin(); cell != it->cend(); ++cell) {
            if (there->contains(cell.key()) && there->value(cell.key()) != cell.value())
                return u"%1: %2 is “%3” in the table, “%4” in the view"_s.arg(
                    it.key(), cell.key(), cell.value(), there->value(cell.key()));
        }
    }
    return {};
}

bool TablePlace::change(const QString &name, const QJsonObject &mutation)
{
    QJsonObject all = mutation;
    all.insert(u"service"_s, u"catalyst"_s);
    all.insert(u"stream"_s, name);
    return !sandbox().post(u"/mutate"_s, all).isEmpty();
}

QString TablePlace::rowDifference(
    const QString &tableName, const QString &viewName, const QString &id)
{
    const TableContent target = view(viewName);
    if (target.doubled > 0)
        return u"%1 rows stand in the view twice"_s.arg(target.doubled);
    if (!target.rows.contains(id))
        return u"the view lacks %1"_s.arg(id);
    const QMap<QString, QString> there = target.rows.value(id);
    const QMap<QString, QString> wanted = table(tableName).rows.value(id);
    for (auto cell = wanted.cbegin(); cell != wanted.cend(); ++cell) {
        if (there.value(cell.key()) != cell.value())
            return u"%1 is “%2” in the table, “%3” in the view"_s.arg(
                cell.key(), cell.value(), there.value(cell.key()));
    }
    return {};
}

bool TablePlace::changeRow(const QString &tableName, const QString &id, const QJsonObject &change)
{
    QJsonObject mutation = change;
    mutation.insert(u"service"_s, u"catalyst"_s);
    mutation.insert(u"stream"_s, tableName);
    mutation.insert(u"id"_s, id);
    return !sandbox().post(u"/mutate"_s, mutation).isEmpty();
}

QList<QJsonObject> TablePlace::imports()
{
    QList<QJsonObject> found;
    for (const QJsonObject &request : requests(u"POST"_s, u"^/restapi/v2/.*/data"_s))
        found.append(request);
    return found;
}

} // namespace sluice::testing
