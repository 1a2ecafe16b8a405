// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/rowcalls.h"
#include "sandbox/catalyst/zcql.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kCreatedColumn = 2;

bool isOnSystemTime(const Condition &condition)
{
    return condition.kind == Condition::Kind::Leaf
        && (condition.column == kCreatedColumn || condition.column == kModifiedColumn);
}

bool hasSystemTime(const Condition &condition)
{
    return isOnSystemTime(condition)
        || std::any_of(condition.children.begin(), condition.children.end(), hasSystemTime);
}

void dropSystemTimes(Condition &condition)
{
    if (isOnSystemTime(condition))
        condition = Condition();
    for (Condition &child : condition.children)
        dropSystemTimes(child);
}

} // namespace

HttpReply RowCalls::query(const HttpRequest &request) const
{
    const auto body = request.jsonObject();
    if (!body || !body->value("query"_L1).isString())
        return invalidInput(u"The input value is not readable. Please check your input"_s).reply();
    auto query = parseZcql(body->value("query"_L1).toString().toUtf8(), m_store);
    if (!query)
        return query.error().reply();
    const QString times = m_environment.settings.text(u"catalystTimeFilter"_s);
    if (times == "refused"_L1 && hasSystemTime(query->where))
        return invalidInput(u"System columns cannot be compared"_s).reply();
    if (times == "ignored"_L1)
        dropSystemTimes(query->where);
    if (!readTimes(query->where, m_store.spec(query->table)))
        return invalidInput(u"Invalid datetime value in the condition"_s).reply();
    const auto rows = runZcql(*query, m_store, m_environment.settings.number(u"catalystZcqlRows"_s),
        wantsTextIds(request), m_environment.stop);
    return rows ? catalystSuccess(*rows) : rows.error().reply();
}

} // namespace sluice::sandbox
