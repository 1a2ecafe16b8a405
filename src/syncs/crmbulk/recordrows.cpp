// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/recordrows.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

QString RecordRows::cellOf(const QJsonValue &value)
{
    if (value.isObject())
        return value[u"id"].toString();
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &part : array)
            parts.append(cellOf(part));
        return parts.join(u';');
    }
    return value.isNull() ? QString() : value.toVariant().toString();
}

Result<QHash<QString, QJsonObject>> RecordRows::of(
    const QStringList &ids, const QStringList &fields)
{
    constexpr qsizetype kFieldsOfCall = CrmRecordClient::kMostFields;
    QHash<QString, QJsonObject> records;
    for (qsizetype from = 0; from == 0 || from < fields.size(); from += kFieldsOfCall) {
        QStringList some = fields.mid(from, kFieldsOfCall);
        if (some.isEmpty())
            some.append(u"id"_s);
        ++m_calls;
        auto page = m_client.records(m_module, ids, some);
        if (!page)
            return fail(page.error());
        for (const QJsonObject &record : std::as_const(page->rows)) {
            QJsonObject &known = records[record.value(u"id").toString()];
            for (auto it = record.constBegin(); it != record.constEnd(); ++it)
                known.insert(it.key(), it.value());
        }
    }
    return records;
}

QString RecordRows::foldedKey(const QString &value)
{
    return value.trimmed().toCaseFolded();
}

Result<QHash<QString, QJsonObject>> RecordRows::by(
    const QString &field, const QStringList &values, const QStringList &fields)
{
    constexpr qsizetype kFieldsOfCall = CrmRecordClient::kMostFields - 2; // beside id and key
    QStringList others = fields;
    others.removeAll(field);
    QHash<QString, QJsonObject> records;
    for (qsizetype at = 0; at < values.size(); at += CrmQuery::kMostListed) {
        const QStringList listed = values.mid(at, CrmQuery::kMostListed);
        for (qsizetype from = 0; from == 0 || from < others.size(); from += kFieldsOfCall) {
            const QStringList columns
                = QStringList{u"id"_s, field} + others.mid(from, kFieldsOfCall);
            ++m_calls;
            auto page = m_client.query(CrmQuery(m_module, columns).whereIn(field, listed));
            if (!page)
                return fail(page.error());
            for (const QJsonObject &record : std::as_const(page->rows)) {
                QJsonObject &known = records[foldedKey(cellOf(record.value(field)))];
                for (auto it = record.constBegin(); it != record.constEnd(); ++it)
                    known.insert(it.key(), it.value());
            }
        }
    }
    return records;
}

} // namespace sluice
