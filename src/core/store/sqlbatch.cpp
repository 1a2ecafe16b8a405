// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "core/store/storeconnection.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// More rows at once gain nothing: from here on it is SQLite that takes the time.
constexpr qsizetype kRowsOfBatch = 8;

QString namedPlaces(const QStringList &names, qsizetype columns)
{
    QStringList rows;
    for (qsizetype first = 0; first < names.size(); first += columns)
        rows << u'(' + names.mid(first, columns).join(u',') + u')';
    return u"VALUES"_s + rows.join(u',');
}

} // namespace

QVariant storedValue(const QVariant &value)
{
    const bool isNullText = value.typeId() == QMetaType::QString
        && static_cast<const QString *>(value.constData())->isNull();
    return isNullText ? QVariant(u""_s) : value;
}

Result<BatchInsert *> Sql::preparedBatch(const char *statement, qsizetype columns, qsizetype rows)
{
    auto &batches = m_connection->batches[rows];
    if (const auto known = batches.find(std::string_view(statement)); known != batches.end())
        return &known->second;
    BatchInsert batch{.query = QSqlQuery(m_connection->database), .names = {}};
    for (qsizetype i = 0; i < rows * columns; ++i)
        batch.names << u":v%1"_s.arg(i);
    const QString one = u"VALUES(?"_s + u",?"_s.repeated(columns - 1) + u')';
    QString text = QString::fromLatin1(statement);
    if (text.count(one) != 1)
        return fail(
            ErrorKind::Internal, u"A statement for many rows has other places than values"_s);
    text.replace(one, namedPlaces(batch.names, columns));
    batch.query.setForwardOnly(true);
    if (!batch.query.prepare(text))
        return fail(m_connection->failed(batch.query));
    return &batches.emplace(statement, std::move(batch)).first->second;
}

Result<void> Sql::runBatch(const char *statement, const QList<QVariantList> &columns)
{
    const qsizetype count = columns.isEmpty() ? 0 : columns.first().size();
    for (qsizetype row = 0; row < count;) {
        const qsizetype rows = count - row >= kRowsOfBatch ? kRowsOfBatch : 1;
        auto batch = preparedBatch(statement, columns.size(), rows);
        if (!batch)
            return fail(batch.error());
        QSqlQuery &query = (*batch)->query;
        auto name = (*batch)->names.cbegin();
        for (const qsizetype end = row + rows; row < end; ++row) {
            for (const QVariantList &column : columns)
                query.bindValue(*name++, storedValue(column.at(row)));
        }
        if (!query.exec())
            return fail(m_connection->failed(query));
    }
    m_changed = static_cast<int>(count);
    return {};
}

} // namespace sluice
