// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/datastore/tableplace.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

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
    return Workplace::start(sandboxArguments.isEmpty()
            ? QStringList{u"--limits"_s, u"off"_s, u"--scale"_s, u"2400"_s}
            : sandboxArguments);
}

void TablePlace::eachRow(const QString &service, const QString &stream, const Visit &visit)
{
    const QByteArray text
        = sandbox().getText(u"/ledger?service=%1&stream=%2"_s.arg(service, stream));
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype found = text.indexOf('\n', at);
        const qsizetype end = found < 0 ? text.size() : found;
        const QByteArray line = QByteArray::fromRawData(text.constData() + at, end - at);
        at = end + 1;
        if (line.isEmpty())
            continue;
        const QJsonDocument record = QJsonDocument::fromJson(line);
        const QJsonObject values = record[u"values"].toObject();
        QMap<QString, QString> row;
        for (auto it = values.begin(); it != values.end(); ++it) {
            if (!systemColumns().contains(it.key()))
                row.insert(it.key(), comparable(it.value().toVariant().toString()));
        }
        visit(row.value(u"ROWID"_s, record[u"id"].toString()), row);
    }
}

TableContent TablePlace::content(const QString &service, const QString &stream)
{
    TableContent content;
    eachRow(service, stream, [&content](const QString &id, const QMap<QString, QString> &row) {
        content.doubled += content.rows.contains(id);
        content.rows.insert(id, row);
    });
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

QString TablePlace::hashedDifference(const QString &tableName, const QString &viewName)
{
    QSet<QString> columns; // of the view, ROWID aside
    const auto hashOf = [&columns](const QMap<QString, QString> &row) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (auto cell = row.cbegin(); cell != row.cend(); ++cell) {
            if (columns.contains(cell.key()) && !cell->isEmpty())
                hash.addData(QString(cell.key() + u'=' + *cell + u'\n').toUtf8());
        }
        return hash.result();
    };
    QHash<QString, QByteArray> hashes;
    qsizetype rows = 0;
    eachRow(u"zoho-analytics"_s, viewName, [&](const QString &id, const auto &row) {
        if (columns.isEmpty()) {
            for (auto cell = row.cbegin(); cell != row.cend(); ++cell)
                columns.insert(cell.key());
            columns.remove(u"ROWID"_s);
        }
        ++rows;
        hashes.insert(id, hashOf(row));
    });
    int wrong = 0;
    qsizetype wanted = 0;
    eachRow(u"catalyst"_s, tableName, [&](const QString &id, const auto &row) {
        ++wanted;
        wrong += hashes.value(id) != hashOf(row);
    });
    if (rows == wanted && hashes.size() == rows && wrong == 0 && rows > 0)
        return {};
    return u"%1 rows in the table, %2 in the view; the view lacks or has otherwise %3"_s.arg(wanted)
        .arg(rows)
        .arg(wrong);
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
