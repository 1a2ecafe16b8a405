// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runvalues.h"

#include "core/store/store.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The keys under which steps remember values of records, at any depth.
bool holdsValues(const QString &key)
{
    return key == "sample"_L1 || key == "examples"_L1 || key == "example"_L1;
}

QJsonValue withoutValues(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray all;
        for (const QJsonValue &one : value.toArray())
            all.append(withoutValues(one));
        return all;
    }
    if (!value.isObject())
        return value;
    QJsonObject left;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!holdsValues(it.key()))
            left.insert(it.key(), withoutValues(it.value()));
    }
    return left;
}

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Result<void> dropValues(Sql &sql, const RunRow &run)
{
    auto issues = sql.run(
        "UPDATE record_issue SET message='' WHERE run_number=? AND message<>''", {run.number});
    if (!issues)
        return fail(issues.error());
    auto rows = sql.run("SELECT id, memo FROM step WHERE run_id=?", {run.id});
    if (!rows)
        return fail(rows.error());
    QList<std::pair<qint64, QString>> changed; // a step for each page or chunk, those with values
    while ((*rows)->next()) {
        const QJsonObject memo
            = QJsonDocument::fromJson((*rows)->value(1).toString().toUtf8()).object();
        const QJsonObject left = withoutValues(memo).toObject();
        if (left != memo)
            changed.append({(*rows)->value(0).toLongLong(), jsonText(left)});
    }
    (*rows)->finish();
    for (const auto &[id, memo] : std::as_const(changed)) {
        auto put = sql.run("UPDATE step SET memo=? WHERE id=?", {memo, id});
        if (!put)
            return fail(put.error());
    }
    return {};
}

} // namespace sluice
