// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shopquery.h"

#include "sandbox/commercetools/jsonout.h"
#include "sandbox/commercetools/projection.h"
#include "sandbox/commercetools/shopsequence.h"

#include <algorithm>

namespace sluice::sandbox {

namespace {

constexpr qint64 kMostShopTotal = 10'000; // that a query with a predicate tells

// What a record is sorted by: numbers before text before nothing.
struct SortValue
{
    int kind = 2;
    double number = 0;
    QByteArray text;

    static SortValue of(JsonView value)
    {
        if (value.isNumber())
            return {0, value.number(), {}};
        if (value.isPresent())
            return {1, 0, value.isText() ? value.text() : value.raw().toByteArray()};
        return {};
    }
    int compare(const SortValue &other) const
    {
        if (kind != other.kind)
            return kind < other.kind ? -1 : 1;
        if (kind == 0)
            return number < other.number ? -1 : number > other.number ? 1 : 0;
        return text.compare(other.text);
    }
};

struct SortedRecord
{
    QList<SortValue> keys;
    QByteArray text;
};

class QueryRun
{
public:
    QueryRun(const ShopView &view, const ShopQuery &query, const CancelToken &stop)
        : m_view(view)
        , m_query(query)
        , m_stop(stop)
    {
    }

    // The order that comes for nothing, if the query's sort is one.
    std::optional<ShopSequence::By> freeOrder() const
    {
        const QList<ShopQuery::SortKey> &sort = m_query.sort;
        if (sort.isEmpty())
            return ShopSequence::By::Id;
        const bool isDescending = sort.first().isDescending;
        const bool endsWithId = sort.last().path == QList<QByteArray>{"id"};
        const QByteArray first = sort.first().path.size() == 1 ? sort.first().path.first() : "";
        if (sort.size() == 1 && first == "id")
            return ShopSequence::By::Id;
        const bool hasId
            = sort.size() == 2 && endsWithId && sort.last().isDescending == isDescending;
        if (!hasId && (sort.size() != 1 || isDescending))
            return std::nullopt;
        if (first == "createdAt")
            return ShopSequence::By::CreatedThenId;
        if (first == "lastModifiedAt")
            return ShopSequence::By::ModifiedThenId;
        return std::nullopt;
    }

    PredicateBounds bounds(QByteArrayView field) const
    {
        return m_query.predicate ? boundsOf(*m_query.predicate, field) : PredicateBounds();
    }

    // Turns a stored record into what the query is about; false: it is not wanted.
    bool admit(QByteArray &text) const
    {
        if (m_query.isProjection)
            text = projectionOf(text, m_query.isStaged);
        if (text.isEmpty())
            return false;
        return !m_query.predicate || holds(*m_query.predicate, JsonView(text));
    }

    void runInOrder(ShopSequence::By by)
    {
        const QByteArrayView field = by == ShopSequence::By::Id ? "id"
            : by == ShopSequence::By::CreatedThenId             ? "createdAt"
                                                                : "lastModifiedAt";
        const bool isDescending = !m_query.sort.isEmpty() && m_query.sort.first().isDescending;
        ShopSequence sequence(m_view, m_query.stream, by, isDescending, bounds(field));
        const bool isFiltered = m_query.predicate || m_query.isProjection;
        const qint64 wanted = m_query.offset + m_query.limit;
        const qint64 most = m_query.hasTotal && isFiltered ? qMax(wanted, kMostShopTotal) : wanted;
        QByteArray text;
        while (m_matches < most && !m_stop.isStopped() && sequence.next(text)) {
            const bool isOnlyCounted = m_matches >= wanted && !m_query.predicate;
            if (isOnlyCounted ? !hasProjection(text, m_query.isStaged) : !admit(text))
                continue;
            if (m_matches >= m_query.offset && m_matches < wanted)
                m_records.append(text);
            ++m_matches;
        }
        m_total = isFiltered ? qMin(m_matches, kMostShopTotal) : m_view.live(m_query.stream);
    }

    SortedRecord sorted(const QByteArray &text) const
    {
        SortedRecord record{{}, text};
        for (const ShopQuery::SortKey &key : m_query.sort) {
            JsonView at(text);
            for (const QByteArray &step : key.path)
                at = at.member(step);
            record.keys.append(SortValue::of(at));
        }
        record.keys.append(SortValue::of(JsonView(text).member("id")));
        return record;
    }

    bool isBefore(const SortedRecord &a, const SortedRecord &b) const
    {
        for (qsizetype i = 0; i < a.keys.size(); ++i) {
            const int order = a.keys.at(i).compare(b.keys.at(i));
            const bool isDescending = i < m_query.sort.size() && m_query.sort.at(i).isDescending;
            if (order != 0)
                return isDescending ? order > 0 : order < 0;
        }
        return false;
    }

    // Any order: keeps the first records of all that `next` gives.
    void runSorted(const std::function<bool(QByteArray &)> &next)
    {
        const auto before
            = [this](const SortedRecord &a, const SortedRecord &b) { return isBefore(a, b); };
        const auto most = static_cast<size_t>(m_query.offset + m_query.limit);
        std::vector<SortedRecord> kept; // a heap with the last of them on top
        QByteArray text;
        while (!m_stop.isStopped() && next(text)) {
            if (!admit(text))
                continue;
            ++m_matches;
            kept.push_back(sorted(text));
            std::push_heap(kept.begin(), kept.end(), before);
            if (kept.size() > most) {
                std::pop_heap(kept.begin(), kept.end(), before);
                kept.pop_back();
            }
        }
        std::sort_heap(kept.begin(), kept.end(), before);
        for (auto i = static_cast<size_t>(m_query.offset); i < kept.size(); ++i)
            m_records.append(kept.at(i).text);
        m_total = m_query.predicate ? qMin(m_matches, kMostShopTotal) : m_matches;
    }

    QByteArray answer() const
    {
        QByteArray out;
        qsizetype size = 200;
        for (const QByteArray &record : m_records)
            size += record.size() + 1;
        out.reserve(size);
        JsonOut json(out);
        json.beginObject();
        json.number("limit", m_query.limit);
        json.number("offset", m_query.offset);
        json.number("count", m_records.size());
        if (m_query.hasTotal)
            json.number("total", m_total);
        json.beginArray("results");
        for (const QByteArray &record : m_records) {
            json.raw(expandedRecord(m_view,
                m_query.prices.isWanted() ? withSelectedPrices(record, m_query.prices) : record,
                m_query.expand));
        }
        json.endArray();
        json.endObject();
        return out;
    }

private:
    const ShopView &m_view;
    const ShopQuery &m_query;
    const CancelToken &m_stop;
    QList<QByteArray> m_records;
    qint64 m_matches = 0;
    qint64 m_total = 0;
};

} // namespace

QByteArray recordNamed(const ShopView &view, ShopStream stream, const QByteArray &name)
{
    const QByteArray member = stream == ShopStream::Orders ? "orderNumber" : "key";
    const QByteArray prefix = stream == ShopStream::Orders ? "order-number=" : "key=";
    if (!name.startsWith(prefix))
        return view.text(stream, name);
    const QByteArray wanted = name.mid(prefix.size());
    ShopSequence every(view, stream, ShopSequence::By::Id, false, {});
    QByteArray text;
    while (every.next(text)) {
        if (JsonView(text).member(member).text() == wanted)
            return text;
    }
    return {};
}

QByteArray expandedRecord(const ShopView &view, const QByteArray &record, const ExpandTree &tree)
{
    return expanded(record, tree, [&view](QByteArrayView typeId, QByteArrayView id) {
        const auto stream = streamOfType(typeId);
        return stream ? view.text(*stream, id) : QByteArray();
    });
}

QByteArray runShopQuery(const ShopView &view, const ShopQuery &query,
    const QList<QByteArray> &extra, const CancelToken &stop)
{
    QueryRun run(view, query, stop);
    qsizetype at = 0;
    if (query.stream == ShopStream::CustomObjects) {
        run.runSorted([&](QByteArray &text) {
            if (at >= extra.size())
                return false;
            text = extra.at(at++);
            return true;
        });
        return run.answer();
    }
    if (const auto only = run.bounds("id").only) {
        run.runSorted([&](QByteArray &text) {
            if (at >= only->size())
                return false;
            text = view.text(query.stream, only->at(at++));
            return true;
        });
        return run.answer();
    }
    if (const auto by = run.freeOrder()) {
        run.runInOrder(*by);
        return run.answer();
    }
    ShopSequence every(view, query.stream, ShopSequence::By::Id, false, run.bounds("id"));
    run.runSorted([&every](QByteArray &text) { return every.next(text); });
    return run.answer();
}

} // namespace sluice::sandbox
