// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/budgets.h"

#include "base/clock.h"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace sluice {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

// The longest lease and the longest journey: no slot lies further ahead, unless the clock went
// back.
constexpr qint64 kFarthestSlotMs = 1'000 + LimitWindow::kArrival.count();

// Numbers are not used again: a late settle must not meet another's slot.
qint64 newSlotId()
{
    return static_cast<qint64>(QRandomGenerator::global()->generate64() >> 1);
}

} // namespace

StoredBudgets::StoredBudgets(Store &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock)
    , m_places(store.directory())
{
}

// Drops what has left the window. What of ours leaves it is free at the service too.
Result<StoredBudgets::Row> StoredBudgets::rowOf(Sql &sql, const LimitUse &use, qint64 now)
{
    Row row;
    auto found = sql.run("SELECT blocked_until, spent, told_left, told_spent, told_at"
                         " FROM rate_budget WHERE limit_group=?",
        {use.group});
    if (!found)
        return fail(found.error());
    if ((*found)->next()) {
        row.blockedUntilMs = (*found)->value(0).toLongLong();
        row.spent = (*found)->value(1).toDouble();
        row.toldLeft = (*found)->value(2).toDouble();
        row.toldSpent = (*found)->value(3).toDouble();
        row.toldAtMs = (*found)->value(4).toLongLong();
    }
    (*found)->finish();
    if (!LimitWindow::isOverTime(use))
        return row;
    const qint64 length = LimitWindow::lengthMs(use);
    auto taken = sql.run(
        "SELECT id, at, cost FROM rate_slot WHERE limit_group=? ORDER BY at", {use.group});
    if (!taken)
        return fail(taken.error());
    const qint64 farthest
        = now + kFarthestSlotMs + (LimitWindow::isLong(use) ? LimitWindow::slotMs(use) : 0);
    double gone = 0;
    while ((*taken)->next()) {
        const LimitWindow::Slot slot{.id = (*taken)->value(0).toULongLong(),
            .atMs = std::min((*taken)->value(1).toLongLong(), farthest),
            .cost = (*taken)->value(2).toDouble()};
        if (slot.atMs + length <= now)
            gone += slot.cost;
        else
            row.taken.push_back(slot);
    }
    if (gone > 0) {
        auto dropped = sql.run(
            "DELETE FROM rate_slot WHERE limit_group=? AND at<=?", {use.group, now - length});
        if (!dropped)
            return fail(dropped.error());
        if (row.toldLeft >= 0)
            row.toldLeft += gone;
    }
    if (row.toldAtMs + length <= now)
        row.toldLeft = -1;
    return row;
}

double StoredBudgets::toldFree(const Row &row)
{
    return row.toldLeft < 0 ? std::numeric_limits<double>::max()
                            : row.toldLeft - (row.spent - row.toldSpent);
}

Result<qint64> StoredBudgets::waitOf(const Want &want, const Row &row, qint64 now) const
{
    const LimitUse &use = want.use;
    if (row.blockedUntilMs > now)
        return row.blockedUntilMs - now;
    if (want.amount <= 0)
        return 0;
    if (LimitWindow::canNeverFit(use, row.spent))
        return fail(LimitWindow::sumSpent(use, LimitWindow::isSum(use) ? row.spent : 0));
    if (!LimitWindow::isOverTime(use))
        return 0;
    const qint64 wait = LimitWindow(use, row.taken).waitMs(use.cost, now);
    if (wait > 0 || toldFree(row) - use.reserve >= use.cost)
        return wait;
    // Some of ours comes back first, or the service says more by then.
    const qint64 length = LimitWindow::lengthMs(use);
    const qint64 oldest
        = row.taken.empty() ? row.toldAtMs + length : row.taken.front().atMs + length;
    return std::clamp<qint64>(oldest - now, 1, std::max<qint64>(1, LimitWindow::slotMs(use)));
}

Result<BudgetLedger::Grant> StoredBudgets::grant(Sql &sql, const Want &want, Row &row, qint64 now)
{
    const LimitUse &use = want.use;
    Grant grant{.granted = want.amount};
    if (LimitWindow::isOverTime(use)) {
        const double free
            = std::min(LimitWindow(use, row.taken).freeAt(now), toldFree(row) - use.reserve);
        grant.granted = std::clamp(free, use.cost, std::max(use.cost, want.amount));
        const qint64 atMs = now + (want.goodFor + LimitWindow::kArrival).count();
        // A shared slot counts from the last moment that a grant may join it.
        const bool joins
            = LimitWindow::isLong(use) && !row.taken.empty() && row.taken.back().atMs >= atMs;
        const qint64 id = joins ? static_cast<qint64>(row.taken.back().id) : newSlotId();
        grant.slot = static_cast<quint64>(id);
        auto saved = joins
            ? sql.run("UPDATE rate_slot SET cost=cost+? WHERE id=?", {grant.granted, id})
            : sql.run("INSERT INTO rate_slot(id, limit_group, at, cost) VALUES(?,?,?,?)",
                {id, use.group, LimitWindow::isLong(use) ? atMs + LimitWindow::slotMs(use) : atMs,
                    grant.granted});
        if (!saved)
            return fail(saved.error());
    }
    row.spent += grant.granted;
    grant.total = row.spent;
    auto saved = sql.run("INSERT INTO rate_budget(limit_group, tokens, capacity, refill_per_s,"
                         " updated_at, blocked_until, spent, told_left, told_spent, told_at)"
                         " VALUES(?,0,?,?,?,?,?,?,?,?)"
                         " ON CONFLICT(limit_group) DO UPDATE SET capacity=excluded.capacity,"
                         " refill_per_s=excluded.refill_per_s, updated_at=excluded.updated_at,"
                         " spent=excluded.spent, told_left=excluded.told_left",
        {use.group, use.capacity, use.perSecond, now, row.blockedUntilMs, row.spent, row.toldLeft,
            row.toldSpent, row.toldAtMs});
    if (!saved)
        return fail(saved.error());
    return grant;
}

Result<BudgetLedger::Answer> StoredBudgets::take(const QList<Want> &wants)
{
    Answer answer;
    auto done = m_store.write([this, &wants, &answer](Sql &sql) -> Result<void> {
        answer = {};
        const qint64 now = m_clock.nowMs();
        std::vector<Row> rows;
        for (const Want &want : wants) {
            auto row = rowOf(sql, want.use, now);
            if (!row)
                return fail(row.error());
            auto wait = waitOf(want, *row, now);
            if (!wait)
                return fail(wait.error());
            if (milliseconds(*wait) > answer.wait) {
                answer.wait = milliseconds(*wait);
                answer.group = want.use.group;
            }
            rows.push_back(std::move(*row));
        }
        if (answer.wait.count() > 0)
            return {};
        for (qsizetype i = 0; i < wants.size(); ++i) {
            if (wants.at(i).amount <= 0) {
                answer.grants.append(Grant{});
                continue;
            }
            auto granted = grant(sql, wants.at(i), rows[static_cast<size_t>(i)], now);
            if (!granted)
                return fail(granted.error());
            answer.grants.append(*granted);
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return answer;
}

Result<void> StoredBudgets::settle(
    const LimitUse &use, const Grant &grant, double unspent, milliseconds ago)
{
    return m_store.write([this, &use, &grant, unspent, ago](Sql &sql) -> Result<void> {
        const auto id = static_cast<qint64>(grant.slot);
        auto slot = LimitWindow::isLong(use)
            ? sql.run("UPDATE rate_slot SET cost=cost-? WHERE id=?", {unspent, id})
            : sql.run("UPDATE rate_slot SET cost=cost-?, at=? WHERE id=?",
                {unspent, m_clock.nowMs() - ago.count(), id});
        if (!slot)
            return fail(slot.error());
        if (unspent <= 0)
            return {};
        auto row = sql.run(
            "UPDATE rate_budget SET spent=spent-? WHERE limit_group=?", {unspent, use.group});
        if (!row)
            return fail(row.error());
        return {};
    });
}

Result<void> StoredBudgets::block(const QString &group, milliseconds duration)
{
    return m_store.write([this, &group, duration](Sql &sql) -> Result<void> {
        const qint64 now = m_clock.nowMs();
        auto saved = sql.run("INSERT INTO rate_budget(limit_group, tokens, capacity, refill_per_s,"
                             " updated_at, blocked_until) VALUES(?,0,0,0,?,?)"
                             " ON CONFLICT(limit_group) DO UPDATE SET"
                             " blocked_until=CASE WHEN blocked_until>excluded.blocked_until"
                             " THEN blocked_until ELSE excluded.blocked_until END",
            {group, now, now + duration.count()});
        if (!saved)
            return fail(saved.error());
        return {};
    });
}

// Answers cross: the one that knows of more counts.
Result<void> StoredBudgets::told(const QString &group, double left, double total)
{
    return m_store.write([this, &group, left, total](Sql &sql) -> Result<void> {
        auto saved = sql.run("UPDATE rate_budget SET told_left=?, told_spent=?, told_at=?"
                             " WHERE limit_group=? AND (told_left<0 OR told_spent<=?)",
            {left, total, m_clock.nowMs(), group, total});
        if (!saved)
            return fail(saved.error());
        return {};
    });
}

std::optional<int> StoredBudgets::takePlace(const QString &group, int most)
{
    return m_places.take(group, most);
}

void StoredBudgets::givePlace(const QString &group, int place)
{
    m_places.give(group, place);
}

Result<QList<StoredBudgets::Level>> StoredBudgets::levels(const QString &prefix)
{
    QList<Level> levels;
    auto done = m_store.read([this, &prefix, &levels](Sql &sql) -> Result<void> {
        const qint64 now = m_clock.nowMs();
        auto rows
            = sql.run("SELECT limit_group, capacity, refill_per_s, updated_at, blocked_until,"
                      " spent, told_left, told_spent, told_at FROM rate_budget"
                      " WHERE substr(limit_group, 1, ?)=? AND capacity>0 ORDER BY limit_group",
                {prefix.size(), prefix});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            const auto number = [&rows](int column) { return (*rows)->value(column).toDouble(); };
            const LimitUse use{.group = (*rows)->value(0).toString(),
                .capacity = number(1),
                .perSecond = number(2)};
            const bool isSum = LimitWindow::isSum(use);
            Level level{.group = use.group,
                .used = isSum ? number(5) : 0,
                .limit = use.capacity,
                .windowMs = isSum ? 0 : qRound64(use.capacity / use.perSecond * 1000),
                .usedAtMs = (*rows)->value(3).toLongLong(),
                .blockedUntilMs = (*rows)->value(4).toLongLong()};
            Row row;
            row.spent = number(5);
            row.toldLeft = (*rows)->value(8).toLongLong() + level.windowMs > now ? number(6) : -1;
            row.toldSpent = number(7);
            if (!isSum) {
                auto used = sql.run("SELECT COALESCE(SUM(cost), 0) FROM rate_slot"
                                    " WHERE limit_group=? AND at>?",
                    {use.group, now - LimitWindow::lengthMs(use)});
                if (!used)
                    return fail(used.error());
                if ((*used)->next())
                    level.used = (*used)->value(0).toDouble();
                (*used)->finish();
            }
            level.left = std::clamp(
                std::min(level.limit - level.used, toldFree(row)), 0.0, std::max(0.0, level.limit));
            levels.append(level);
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    for (const auto &[group, level] : m_places.levels()) {
        if (group.startsWith(prefix) && level.most > 0)
            levels.append({.group = group,
                .used = static_cast<double>(level.taken),
                .limit = static_cast<double>(level.most),
                .left = static_cast<double>(level.most - level.taken),
                .usedAtMs = m_clock.nowMs()});
    }
    std::sort(levels.begin(), levels.end(),
        [](const Level &a, const Level &b) { return a.group < b.group; });
    return levels;
}

Result<std::optional<StoredBudgets::Level>> StoredBudgets::level(const QString &group)
{
    auto found = levels(group);
    if (!found)
        return fail(found.error());
    for (const Level &level : std::as_const(*found)) {
        if (level.group == group)
            return level;
    }
    return std::nullopt;
}

} // namespace sluice
