// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/coql.h"
#include "sandbox/zohocrm/coqlwhere.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kCoqlConditions = 25;
constexpr int kCoqlValues = 50;
constexpr int kCoqlColumns = 50;
constexpr qint64 kCoqlRows = 2000;
constexpr int kCriteriaVersion = 8;

using RangeReader = std::function<bool(const QByteArray &, qint64 &)>;

CoqlRange rangeOfOne(const QJsonObject &condition, const RangeReader &read)
{
    CoqlRange range;
    const QString comparator = condition.value("comparator"_L1).toString();
    const QJsonValue value = condition.value("value"_L1);
    const bool isBetween = comparator == "between"_L1;
    qint64 low = 0;
    qint64 high = 0;
    const QString first = isBetween ? value[0].toString() : value.toString();
    const QString last = isBetween ? value[1].toString() : first;
    if (!read(first.toLatin1(), low) || !read(last.toLatin1(), high))
        return range;
    const bool isEqual = comparator == "equal"_L1 || isBetween;
    if (isEqual || comparator.startsWith("greater"_L1))
        range.low = low;
    if (isEqual || comparator.startsWith("less"_L1))
        range.high = high;
    return range;
}

// The hull of the field's values that the criteria can match, so that reading on behind one begins
// there.
CoqlRange rangeOf(const QJsonObject &criteria, const QString &field, const RangeReader &read)
{
    const QJsonArray group = criteria.value("group"_L1).toArray();
    if (group.isEmpty())
        return criteria["field"_L1]["api_name"_L1].toString() == field ? rangeOfOne(criteria, read)
                                                                       : CoqlRange();
    const bool isOr = criteria.value("group_operator"_L1).toString() == "or"_L1;
    CoqlRange range = rangeOf(group.first().toObject(), field, read);
    for (const QJsonValue &member : group) {
        const CoqlRange other = rangeOf(member.toObject(), field, read);
        range.low = isOr ? qMin(range.low, other.low) : qMax(range.low, other.low);
        range.high = isOr ? qMax(range.high, other.high) : qMin(range.high, other.high);
    }
    return range;
}

// Reads a query from left to right. Its conditions become criteria as bulk read has them, which
// then check fields, comparators and values.
class CoqlReader
{
public:
    CoqlReader(QList<CoqlToken> tokens, const CrmStore &store, const CoqlRules &rules)
        : m_words(std::move(tokens))
        , m_store(store)
        , m_rules(rules)
    {
    }

    tl::expected<CoqlQuery, CrmProblem> read();

private:
    using Problem = std::optional<CrmProblem>;
    const CoqlToken &now() const { return m_words.now(); }
    Problem readSelect();
    Problem readCount();
    Problem readFrom();
    Problem lookUpColumns();
    Problem readWhere();
    Problem readOrder();
    Problem readLimit();

    CoqlWords m_words;
    const CrmStore &m_store;
    CoqlRules m_rules;
    QStringList m_names;
    CoqlQuery m_query;
};

CoqlReader::Problem CoqlReader::readCount()
{
    // Behind COUNT: (id) and perhaps a name for it.
    const QString written = QString::fromUtf8(m_words.before().text);
    if (!m_words.takeSign("(") || !m_words.takeWord("id") || !m_words.takeSign(")"))
        return m_words.syntaxError(u"select"_s);
    m_query.countKey = m_rules.countKey.isEmpty() ? QString(written + u"(id)"_s) : m_rules.countKey;
    if (m_words.takeWord("as")) {
        if (now().kind != CoqlToken::Kind::Name)
            return CrmProblem{u"INVALID_ALIAS"_s, u"the alias is invalid"_s};
        m_query.countKey = QString::fromUtf8(now().text);
        m_words.skip();
    }
    return std::nullopt;
}

CoqlReader::Problem CoqlReader::readSelect()
{
    if (!m_words.takeWord("select"))
        return m_words.syntaxError(u"select"_s);
    do {
        if (m_words.takeWord("count")) {
            if (auto problem = readCount())
                return problem;
            continue;
        }
        if (now().kind != CoqlToken::Kind::Name)
            return m_words.syntaxError(u"select"_s);
        m_names << QString::fromUtf8(now().text);
        m_words.skip();
    } while (m_words.takeSign(","));
    if (!m_query.countKey.isEmpty() && !m_names.isEmpty())
        return invalidCoql(
            u"columns beside an aggregate need a group"_s, {{u"column_name"_s, m_names.first()}});
    if (m_names.size() > kCoqlColumns)
        return CrmProblem{u"LIMIT_EXCEEDED"_s, u"too many columns"_s, {{u"limit"_s, kCoqlColumns}}};
    return std::nullopt;
}

CoqlReader::Problem CoqlReader::readFrom()
{
    if (!m_words.takeWord("from") || now().kind != CoqlToken::Kind::Name)
        return m_words.syntaxError(u"from"_s);
    m_query.module = m_store.indexOfModule(now().text);
    if (m_query.module < 0)
        return invalidCoql(
            u"the module is invalid"_s, {{u"module"_s, QString::fromUtf8(now().text)}});
    m_words.skip();
    return lookUpColumns();
}

CoqlReader::Problem CoqlReader::lookUpColumns()
{
    if (m_names.isEmpty())
        return std::nullopt;
    QString unknown;
    const auto columns = columnsFor(m_names, m_query.module, m_store, unknown);
    if (!columns)
        return invalidCoql(u"the column is invalid"_s, {{u"column_name"_s, unknown}});
    QStringList others = m_names;
    others.removeAll(u"id"_s);
    if (!others.isEmpty())
        m_query.columns = *columns;
    return std::nullopt;
}

CoqlReader::Problem CoqlReader::readWhere()
{
    if (!m_words.takeWord("where"))
        return m_words.syntaxError(u"where"_s);
    const auto criteria = readCoqlCondition(m_words, m_rules.needsBrackets);
    if (!criteria)
        return criteria.error();
    const ModuleSpec &module = m_store.spec(m_query.module);
    auto where
        = Criteria::fromJson(*criteria, module, kCriteriaVersion, {kCoqlConditions, kCoqlValues});
    if (!where) {
        const CrmProblem &problem = where.error();
        if (problem.details.contains("limit"_L1))
            return CrmProblem{u"LIMIT_EXCEEDED"_s, problem.message, problem.details};
        return invalidCoql(problem.message,
            {{u"column_name"_s, problem.details.value("api_name"_L1)},
                {u"operator"_s, problem.details.value("comparator"_L1)},
                {u"reason"_s, problem.code}});
    }
    m_query.where = *std::move(where);
    m_query.ordinals = rangeOf(
        *criteria, u"id"_s, [first = recordId(module, 0)](const QByteArray &text, qint64 &ordinal) {
            const bool isId = parseInteger(text, ordinal);
            ordinal = qMax<qint64>(0, ordinal - first);
            return isId;
        });
    m_query.modifiedMs = rangeOf(*criteria, u"Modified_Time"_s, &parseIsoMoment);
    return std::nullopt;
}

CoqlReader::Problem CoqlReader::readOrder()
{
    if (!m_words.takeWord("order"))
        return std::nullopt;
    if (!m_words.takeWord("by"))
        return m_words.syntaxError(u"order by"_s);
    do {
        CoqlQuery::Order order;
        order.field = m_store.spec(m_query.module).indexOf(now().text);
        if (now().kind != CoqlToken::Kind::Name || (order.field < 0 && now().text != "id"))
            return invalidCoql(u"the column is invalid"_s,
                {{u"column_name"_s, QString::fromUtf8(now().text)}, {u"clause"_s, u"order by"_s}});
        m_words.skip();
        order.isDescending = m_words.takeWord("desc");
        if (!order.isDescending)
            m_words.takeWord("asc");
        m_query.order.append(order);
    } while (m_words.takeSign(","));
    return std::nullopt;
}

CoqlReader::Problem CoqlReader::readLimit()
{
    const auto takeNumber = [this](qint64 &number) {
        const bool isNumber
            = now().kind == CoqlToken::Kind::Number && parseInteger(now().text, number);
        if (isNumber)
            m_words.skip();
        return isNumber && number >= 0;
    };
    if (!m_words.takeWord("limit"))
        return std::nullopt;
    if (!takeNumber(m_query.limit))
        return m_words.syntaxError(u"limit"_s);
    if (m_words.takeSign(",")) {
        m_query.offset = m_query.limit;
        if (!takeNumber(m_query.limit))
            return m_words.syntaxError(u"limit"_s);
    } else if (m_words.takeWord("offset") && !takeNumber(m_query.offset)) {
        return m_words.syntaxError(u"offset"_s);
    }
    if (m_query.limit > kCoqlRows || m_query.limit < 1)
        return CrmProblem{u"LIMIT_EXCEEDED"_s, u"the limit is exceeded"_s,
            {{u"clause"_s, u"limit"_s}, {u"limit"_s, kCoqlRows}}};
    return std::nullopt;
}

tl::expected<CoqlQuery, CrmProblem> CoqlReader::read()
{
    for (const auto part : {&CoqlReader::readSelect, &CoqlReader::readFrom, &CoqlReader::readWhere,
             &CoqlReader::readOrder}) {
        if (auto problem = (this->*part)())
            return tl::unexpected(*problem);
    }
    m_query.key = m_words.taken();
    if (auto problem = readLimit())
        return tl::unexpected(*problem);
    if (now().kind != CoqlToken::Kind::End)
        return tl::unexpected(m_words.syntaxError());
    return m_query;
}

} // namespace

tl::expected<CoqlQuery, CrmProblem> parseCoql(
    const QByteArray &text, const CrmStore &store, const CoqlRules &rules)
{
    auto tokens = coqlTokens(text);
    if (!tokens)
        return tl::unexpected(CrmProblem{
            u"SYNTAX_ERROR"_s, u"error occurred while parsing the query"_s, QJsonObject()});
    return CoqlReader(*std::move(tokens), store, rules).read();
}

} // namespace sluice::sandbox
