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
    setStandingSettings(settings);
    addTimings(u"lockSettle=300"_s);
    return Workplace::start(sandboxArguments.isEmpty()
            ? QStringList{u"--limits"_s, u"off"_s, u"--scale"_s, u"2400"_s}
            : sandboxArguments);
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

bool TablePlace::changeRow(const QString &tableName, const QString &id, const QJsonObject &what)
{
    QJsonObject mutation = what;
    mutation.insert(u"id"_s, id);
    return change(tableName, mutation);
}

QList<QJsonObject> TablePlace::imports()
{
    QList<QJsonObject> found;
    for (const QJsonObject &request : requests(u"POST"_s, u"^/restapi/v2/.*/data"_s))
        found.append(request);
    return found;
}

} // namespace sluice::testing
