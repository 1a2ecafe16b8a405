// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/rowreader.h"
#include "sandbox/zohocrm/coql.h"
#include "sandbox/zohocrm/recordread.h"
#include "sandbox/zohocrm/recordvalue.h"

#include <QJsonArray>
#include <QMutexLocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kMostResumes = 64;
constexpr qint64 kPlacesAtOnce = 2000;

// What a row is sorted by: one entry for each column of the order.
struct CoqlSortKey
{
    bool isThere = false;
    qint64 exact = 0;
    double number = 0;
    QByteArray text;
};
struct CoqlCandidate
{
    qint64 ordinal = 0;
    std::vector<CoqlSortKey> keys;
};

CoqlSortKey sortKeyOf(const RowReader &row, int field, qint64 ordinal)
{
    CoqlSortKey key;
    key.isThere = true;
    if (field < 0) {
        key.exact = ordinal;
        return key;
    }
    const FieldSpec &spec = row.module().fields.at(field);
    if (spec.recipe.kind == Recipe::Kind::Modified) {
        key.exact = toldMs(row.modifiedMs());
        return key;
    }
    const QByteArrayView value = row.value(field);
    key.isThere = !value.isEmpty();
    switch (spec.type) {
    case FieldType::Integer:
    case FieldType::BigInt:
    case FieldType::Lookup:
    case FieldType::Owner:
        parseInteger(value, key.exact);
        break;
    case FieldType::Date:
    case FieldType::DateTime:
        parseIsoMoment(value, key.exact);
        break;
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        key.number = value.toDouble();
        break;
    default:
        key.text = QString::fromUtf8(value).toLower().toUtf8();
    }
    return key;
}

int compareKeys(const CoqlSortKey &a, const CoqlSortKey &b)
{
    const auto sign = [](auto x, auto y) { return x < y ? -1 : x > y ? 1 : 0; };
    if (a.isThere != b.isThere)
        return a.isThere ? 1 : -1;
    if (const int order = sign(a.exact, b.exact); order != 0)
        return order;
    if (const int order = sign(a.number, b.number); order != 0)
        return order;
    return sign(a.text, b.text);
}

} // namespace

Coql::Coql(Environment &environment, const CrmStore &store)
    : m_environment(environment)
    , m_store(store)
    , m_list(store)
{
}

void Coql::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_resumes.clear();
    m_list.clear();
}

CoqlRules Coql::rules() const
{
    return {m_environment.settings.flag(u"coqlBrackets"_s),
        m_environment.settings.text(u"coqlCountKey"_s)};
}

CrmCost Coql::cost(const HttpRequest &request) const
{
    CrmCost cost;
    cost.isHeavy = true;
    const auto body = request.jsonObject();
    if (!body)
        return cost;
    const auto query
        = parseCoql(body->value("select_query"_L1).toString().toUtf8(), m_store, rules());
    if (query)
        cost.credits = query->limit <= 200 ? 1 : query->limit <= 1000 ? 2 : 3;
    return cost;
}

std::optional<Coql::Resume> Coql::resumeFor(const CoqlQuery &query, quint64 version)
{
    const QMutexLocker lock(&m_mutex);
    const auto known = m_resumes.constFind(query.key);
    const bool isOfUse = known != m_resumes.constEnd() && known->version == version
        && known->offset <= query.offset;
    return isOfUse ? std::optional(*known) : std::nullopt;
}

// Where the page behind this one begins.
void Coql::remember(const CoqlQuery &query, quint64 version, const RecordPlace &place)
{
    const QMutexLocker lock(&m_mutex);
    if (m_resumes.size() >= kMostResumes)
        m_resumes.clear();
    m_resumes.insert(query.key, {version, query.offset + query.limit, place});
}

Coql::Found Coql::inOrderOfIds(const CoqlQuery &query, bool isDescending)
{
    const RowStore &rows = m_store.rows(query.module);
    RowReader reader(rows, rows.snapshot());
    const quint64 version = reader.snapshot().version;
    const qint64 last = qMin(query.ordinals.high, reader.snapshot().rows - 1);
    const qint64 step = isDescending ? -1 : 1;
    qint64 ordinal = isDescending ? last : query.ordinals.low;
    qint64 skip = query.offset;
    if (const auto resume = resumeFor(query, version)) {
        ordinal = resume->place.ordinal;
        skip -= resume->offset;
    }
    Found found;
    for (; ordinal >= query.ordinals.low && ordinal <= last; ordinal += step) {
        if (!reader.read(ordinal, query.where.fieldMask())
            || !query.where.matches(reader, recordId(rows.module(), ordinal)) || skip-- > 0) {
            continue;
        }
        if (std::ssize(found.ordinals) == query.limit) {
            found.hasMore = true;
            remember(query, version, {0, ordinal});
            break;
        }
        found.ordinals.push_back(ordinal);
    }
    return found;
}

// ORDER BY Modified_Time, as incremental reading has it: along the list that is kept for listings.
Coql::Found Coql::inOrderOfTime(const CoqlQuery &query)
{
    const RowStore &rows = m_store.rows(query.module);
    RowReader reader(rows, rows.snapshot());
    const quint64 version = reader.snapshot().version;
    const bool isDescending = query.order.first().isDescending;
    const auto [low, high] = query.modifiedMs;
    RecordPlace from;
    if (!isDescending && low > 0)
        from = {low - 1, std::numeric_limits<qint64>::max()};
    qint64 skip = query.offset;
    if (const auto resume = resumeFor(query, version)) {
        from = resume->place;
        skip -= resume->offset;
    }
    Found found;
    for (;;) {
        const auto places
            = m_list.next(query.module, RecordSort::Modified, isDescending, from, 0, kPlacesAtOnce);
        for (const RecordPlace &place : places) {
            if (isDescending ? place.key < low : place.key > high)
                return found;
            const bool isMatch = reader.read(place.ordinal, query.where.fieldMask())
                && query.where.matches(reader, recordId(rows.module(), place.ordinal))
                && skip-- <= 0;
            if (isMatch && std::ssize(found.ordinals) == query.limit) {
                found.hasMore = true;
                remember(query, version, from);
                return found;
            }
            if (isMatch)
                found.ordinals.push_back(place.ordinal);
            from = place;
        }
        if (std::ssize(places) < kPlacesAtOnce)
            return found;
    }
}

// Keeps no more rows than the answer's end asks for.
Coql::Found Coql::sorted(const CoqlQuery &query) const
{
    const RowStore &rows = m_store.rows(query.module);
    RowReader reader(rows, rows.snapshot());
    quint64 mask = query.where.fieldMask();
    for (const CoqlQuery::Order &order : query.order)
        mask |= order.field >= 0 ? 1ULL << order.field : 0;
    const auto isFirst = [&query](const CoqlCandidate &a, const CoqlCandidate &b) {
        for (qsizetype i = 0; i < query.order.size(); ++i) {
            const auto at = static_cast<size_t>(i);
            const int order = compareKeys(a.keys[at], b.keys[at]);
            if (order != 0)
                return query.order.at(i).isDescending ? order > 0 : order < 0;
        }
        return a.ordinal < b.ordinal;
    };
    const auto most = static_cast<size_t>(query.offset + query.limit + 1);
    std::vector<CoqlCandidate> best;
    CoqlCandidate row;
    const qint64 last = qMin(query.ordinals.high, reader.snapshot().rows - 1);
    for (qint64 ordinal = query.ordinals.low; ordinal <= last; ++ordinal) {
        if (!reader.read(ordinal, mask)
            || !query.where.matches(reader, recordId(rows.module(), ordinal)))
            continue;
        row.ordinal = ordinal;
        row.keys.clear();
        for (const CoqlQuery::Order &order : query.order)
            row.keys.push_back(sortKeyOf(reader, order.field, ordinal));
        if (best.size() == most) {
            if (!isFirst(row, best.front()))
                continue;
            std::pop_heap(best.begin(), best.end(), isFirst);
            best.pop_back();
        }
        best.push_back(row);
        std::push_heap(best.begin(), best.end(), isFirst);
    }
    std::sort_heap(best.begin(), best.end(), isFirst);
    Found found;
    found.hasMore = best.size() == most;
    for (size_t i = static_cast<size_t>(query.offset); i < best.size() && i + 1 < most; ++i)
        found.ordinals.push_back(best[i].ordinal);
    return found;
}

qint64 Coql::count(const CoqlQuery &query) const
{
    const RowStore &rows = m_store.rows(query.module);
    RowReader reader(rows, rows.snapshot());
    qint64 number = 0;
    const qint64 last = qMin(query.ordinals.high, reader.snapshot().rows - 1);
    for (qint64 ordinal = query.ordinals.low; ordinal <= last; ++ordinal) {
        if (reader.read(ordinal, query.where.fieldMask())
            && query.where.matches(reader, recordId(rows.module(), ordinal)))
            ++number;
    }
    return number;
}

Coql::Found Coql::find(const CoqlQuery &query)
{
    const QList<CoqlQuery::Order> &order = query.order;
    if (order.isEmpty() || (order.size() == 1 && order.first().field < 0))
        return inOrderOfIds(query, !order.isEmpty() && order.first().isDescending);
    const ModuleSpec &module = m_store.spec(query.module);
    const bool isByTime = order.first().field == module.indexOf("Modified_Time");
    const bool isThenById = order.size() == 2 && order.at(1).field < 0
        && order.at(1).isDescending == order.first().isDescending;
    return isByTime && (order.size() == 1 || isThenById) ? inOrderOfTime(query) : sorted(query);
}

HttpReply Coql::run(
    const HttpRequest &request, const std::function<bool(const QByteArray &)> &coversModule)
{
    const auto body = request.jsonObject();
    if (!body)
        return crmError(400, u"INVALID_DATA"_s, u"body"_s,
            {{u"expected_data_type"_s, u"jsonobject"_s}, {u"api_name"_s, u"body"_s},
                {u"json_path"_s, u"$"_s}});
    const QString text = body->value("select_query"_L1).toString();
    if (text.trimmed().isEmpty())
        return crmError(400, u"MANDATORY_NOT_FOUND"_s, u"required field not found"_s,
            {{u"api_name"_s, u"select_query"_s}, {u"json_path"_s, u"$.select_query"_s}});
    const auto query = parseCoql(text.toUtf8(), m_store, rules());
    if (!query)
        return query.error().reply();
    if (!coversModule(m_store.spec(query->module).name))
        return scopeMismatch(m_environment.settings);
    if (!query->countKey.isEmpty())
        return HttpReply::json(200,
            {{u"data"_s, QJsonArray{QJsonObject{{query->countKey, count(*query)}}}},
                {u"info"_s, QJsonObject{{u"count"_s, 1}, {u"more_records"_s, false}}}});
    const Found found = find(*query);
    if (found.ordinals.empty())
        return noContent();
    const RowStore &rows = m_store.rows(query->module);
    RowReader reader(rows, rows.snapshot());
    RecordJson json(query->module, m_store, query->columns);
    if (m_environment.settings.flag(u"healthFieldsHidden"_s))
        json.hideHealth();
    QJsonArray data;
    for (const qint64 ordinal : found.ordinals) {
        if (reader.read(ordinal, json.mask()))
            data.append(json.object(reader, ordinal));
    }
    return HttpReply::json(200,
        {{u"data"_s, data},
            {u"info"_s,
                QJsonObject{{u"count"_s, data.size()}, {u"more_records"_s, found.hasMore}}}});
}

} // namespace sluice::sandbox
