// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/criteria.h"

#include <QJsonArray>

#include <limits>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kMostTextLetters = 255;
constexpr char kEmptyValue[] = "${EMPTY}";

CrmProblem problemOf(
    QLatin1StringView code, const QString &message, const QJsonObject &details = {})
{
    return {code, message, details};
}

QStringList comparatorsFor(FieldType type)
{
    static const QStringList numbers{u"equal"_s, u"not_equal"_s, u"in"_s, u"not_in"_s,
        u"less_than"_s, u"less_equal"_s, u"greater_than"_s, u"greater_equal"_s};
    static const QStringList texts{u"equal"_s, u"not_equal"_s, u"in"_s, u"not_in"_s, u"contains"_s,
        u"not_contains"_s, u"starts_with"_s, u"ends_with"_s};
    static const QStringList moments{u"equal"_s, u"not_equal"_s, u"in"_s, u"not_in"_s, u"between"_s,
        u"not_between"_s, u"greater_than"_s, u"greater_equal"_s, u"less_than"_s, u"less_equal"_s};
    static const QStringList references{u"equal"_s, u"not_equal"_s, u"in"_s, u"not_in"_s};
    switch (type) {
    case FieldType::Integer:
    case FieldType::BigInt:
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        return numbers;
    case FieldType::Date:
    case FieldType::DateTime:
        return moments;
    case FieldType::Boolean:
        return {u"equal"_s};
    case FieldType::Lookup:
    case FieldType::Owner:
        return references;
    default:
        return texts;
    }
}

const QStringList &allComparators()
{
    static const QStringList names{u"equal"_s, u"not_equal"_s, u"in"_s, u"not_in"_s, u"less_than"_s,
        u"less_equal"_s, u"greater_than"_s, u"greater_equal"_s, u"contains"_s, u"not_contains"_s,
        u"starts_with"_s, u"ends_with"_s, u"between"_s, u"not_between"_s};
    return names;
}

bool hasOffset(QByteArrayView text)
{
    const qsizetype time = text.indexOf('T');
    if (time < 0)
        return false;
    const QByteArrayView rest = text.sliced(time);
    return rest.endsWith('Z') || rest.contains('+') || rest.contains('-');
}

} // namespace

// Reads the JSON into nodes and remembers the first problem.
class Criteria::Reader
{
public:
    Reader(Criteria &criteria, const ModuleSpec &module, int version, const Bounds &bounds)
        : m_criteria(criteria)
        , m_module(module)
        , m_version(version)
        , m_bounds(bounds)
    {
    }

    tl::expected<int, CrmProblem> read(const QJsonValue &json, int depth);

private:
    tl::expected<int, CrmProblem> readGroup(const QJsonObject &json, int depth);
    tl::expected<int, CrmProblem> readCondition(const QJsonObject &json);
    std::optional<CrmProblem> readValue(
        Node &node, const QString &name, FieldType type, const QJsonValue &value);
    std::optional<CrmProblem> readOne(
        Node &node, const QString &name, FieldType type, const QJsonValue &value);
    int add(Node node);

    Criteria &m_criteria;
    const ModuleSpec &m_module;
    int m_version;
    Bounds m_bounds;
    int m_conditions = 0;
};

int Criteria::Reader::add(Node node)
{
    m_criteria.m_nodes.push_back(std::move(node));
    return static_cast<int>(m_criteria.m_nodes.size()) - 1;
}

tl::expected<int, CrmProblem> Criteria::Reader::read(const QJsonValue &json, int depth)
{
    const QJsonObject object = json.toObject();
    if (object.isEmpty() || depth > 10)
        return tl::unexpected(problemOf("INVALID_CRITERIA"_L1, u"The criteria is invalid"_s));
    const bool isGroup = object.contains("group"_L1) || object.contains("group_operator"_L1);
    const bool isCondition = object.contains("field"_L1) || object.contains("comparator"_L1)
        || object.contains("api_name"_L1);
    if (isGroup && isCondition)
        return tl::unexpected(problemOf("AMBIGUOUS_CRITERIA"_L1, u"The criteria is ambiguous"_s));
    return isGroup ? readGroup(object, depth) : readCondition(object);
}

tl::expected<int, CrmProblem> Criteria::Reader::readGroup(const QJsonObject &json, int depth)
{
    const QString joined = json.value("group_operator"_L1).toString();
    if (joined.compare("and"_L1, Qt::CaseInsensitive) != 0
        && joined.compare("or"_L1, Qt::CaseInsensitive) != 0) {
        return tl::unexpected(
            problemOf("GROUP_OPERATOR_NOT_SUPPORTED"_L1, u"The group operator is not supported"_s,
                {{u"supported"_s, QJsonArray{u"and"_s, u"or"_s}}}));
    }
    const QJsonArray group = json.value("group"_L1).toArray();
    if (group.isEmpty())
        return tl::unexpected(problemOf("AMBIGUOUS_GROUP_IN_CRITERIA"_L1, u"The group is empty"_s));
    Node node;
    node.isGroup = true;
    node.isOr = joined.compare("or"_L1, Qt::CaseInsensitive) == 0;
    for (const QJsonValue &member : group) {
        auto child = read(member, depth + 1);
        if (!child)
            return child;
        node.children.push_back(*child);
    }
    return add(std::move(node));
}

tl::expected<int, CrmProblem> Criteria::Reader::readCondition(const QJsonObject &json)
{
    if (++m_conditions > m_bounds.conditions)
        return tl::unexpected(problemOf("CRITERIA_LIMIT_EXCEEDED"_L1,
            u"The number of criteria exceeds the limit"_s, {{u"limit"_s, m_bounds.conditions}}));
    QString name = json.value("field"_L1).toObject().value("api_name"_L1).toString();
    if (name.isEmpty() && m_version < 6)
        name = json.value("api_name"_L1).toString();
    const QString comparator = json.value("comparator"_L1).toString();
    if (name.isEmpty() || comparator.isEmpty() || !json.contains("value"_L1))
        return tl::unexpected(problemOf("INVALID_CRITERIA"_L1, u"The criteria is invalid"_s));
    if (name.contains(u'.'))
        return tl::unexpected(problemOf("FIELD_IN_CRITERIA_NOT_SUPPORTED"_L1,
            u"The field is not supported in criteria"_s, {{u"api_name"_s, name}}));
    Node node;
    node.field = m_module.indexOf(name.toUtf8());
    if (node.field < 0 && name != "id"_L1)
        return tl::unexpected(
            problemOf("FIELD_IN_CRITERIA_NOT_AVAILABLE"_L1, u"The field is not available"_s,
                {{u"api_name"_s, name}, {u"module"_s, QString::fromUtf8(m_module.name)}}));
    const FieldType type = node.field < 0 ? FieldType::BigInt : m_module.fields.at(node.field).type;
    if (!allComparators().contains(comparator))
        return tl::unexpected(problemOf("FIELD_COMPARATOR_IN_CRITERIA_NOT_SUPPORTED"_L1,
            u"The comparator is not supported"_s, {{u"comparator"_s, comparator}}));
    const QStringList supported = comparatorsFor(type);
    if (!supported.contains(comparator))
        return tl::unexpected(problemOf("FIELD_AND_COMPARATOR_IN_CRITERIA_NOT_COMPATIBLE"_L1,
            u"The field and the comparator are not compatible"_s,
            {{u"api_name"_s, name}, {u"comparator"_s, comparator},
                {u"supported"_s, QJsonArray::fromStringList(supported)}}));
    node.comparator = static_cast<Comparator>(allComparators().indexOf(comparator));
    if (auto problem = readValue(node, name, type, json.value("value"_L1)))
        return tl::unexpected(*problem);
    if (node.field >= 0)
        m_criteria.m_mask |= 1ULL << node.field;
    return add(std::move(node));
}

std::optional<CrmProblem> Criteria::Reader::readValue(
    Node &node, const QString &name, FieldType type, const QJsonValue &value)
{
    const bool wantsPair
        = node.comparator == Comparator::Between || node.comparator == Comparator::NotBetween;
    const bool wantsList
        = wantsPair || node.comparator == Comparator::In || node.comparator == Comparator::NotIn;
    const CrmProblem mismatch = problemOf("COMPARATOR_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE"_L1,
        u"The comparator and the value are not compatible"_s, {{u"api_name"_s, name}});
    if (value.isObject())
        return problemOf("VALUE_TYPE_NOT_SUPPORTED"_L1, u"The type of the value is not supported"_s,
            {{u"api_name"_s, name}});
    if (wantsList != value.isArray())
        return mismatch;
    const QJsonArray values = wantsList ? value.toArray() : QJsonArray{value};
    if (values.isEmpty() || (wantsPair && values.size() != 2))
        return mismatch;
    if (values.size() > m_bounds.values)
        return problemOf("VALUE_LIMIT_EXCEEDED_IN_CRITERIA"_L1,
            u"The number of values exceeds the limit"_s,
            {{u"api_name"_s, name}, {u"limit"_s, m_bounds.values}});
    for (const QJsonValue &one : values) {
        if (auto problem = readOne(node, name, type, one))
            return problem;
    }
    return std::nullopt;
}

std::optional<CrmProblem> Criteria::Reader::readOne(
    Node &node, const QString &name, FieldType type, const QJsonValue &value)
{
    const CrmProblem mismatch = problemOf("FIELD_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE"_L1,
        u"The field and the value are not compatible"_s, {{u"api_name"_s, name}});
    QByteArray text;
    if (value.isString())
        text = value.toString().toUtf8();
    else if (value.isBool())
        text = value.toBool() ? "true" : "false";
    else if (value.isDouble())
        text = value.toVariant().toString().toUtf8();
    else
        return mismatch;
    const bool isEmptyMark = text == kEmptyValue;
    if (isEmptyMark)
        text.clear();
    double number = 0;
    qint64 exact = 0;
    bool isRight = true;
    switch (type) {
    case FieldType::Boolean:
        node.kind = Kind::Flag;
        isRight = !isEmptyMark && (text == "true" || text == "false");
        break;
    case FieldType::Integer:
    case FieldType::BigInt:
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        node.kind = Kind::Number;
        number = text.toDouble(&isRight);
        isRight = (isRight && text.size() <= 25) || isEmptyMark;
        if (type != FieldType::BigInt || !parseInteger(text, exact))
            exact = std::numeric_limits<qint64>::min();
        break;
    case FieldType::Date:
    case FieldType::DateTime:
        node.kind = Kind::Moment;
        isRight = isEmptyMark
            || (parseIsoMoment(text, exact) && !text.contains('.')
                && (type == FieldType::Date || hasOffset(text)));
        break;
    case FieldType::Lookup:
    case FieldType::Owner:
        node.kind = Kind::Reference;
        isRight = isEmptyMark || parseInteger(text, exact);
        break;
    default:
        node.kind = Kind::Text;
        isRight = value.isString();
        if (value.toString().size() > kMostTextLetters)
            return problemOf("VALUE_IN_CRITERIA_NOT_SUPPORTED"_L1, u"The value is too long"_s,
                {{u"api_name"_s, name}});
        text = QString::fromUtf8(text).toLower().toUtf8();
    }
    if (!isRight)
        return mismatch;
    node.texts.append(text);
    node.numbers.append(number);
    node.exact.append(exact);
    return std::nullopt;
}

tl::expected<Criteria, CrmProblem> Criteria::fromJson(
    const QJsonValue &json, const ModuleSpec &module, int version)
{
    return fromJson(json, module, version, {});
}

tl::expected<Criteria, CrmProblem> Criteria::fromJson(
    const QJsonValue &json, const ModuleSpec &module, int version, const Bounds &bounds)
{
    Criteria criteria;
    if (json.isUndefined() || json.isNull())
        return criteria;
    Reader reader(criteria, module, version, bounds);
    const auto root = reader.read(json, 1);
    if (!root)
        return tl::unexpected(root.error());
    return criteria;
}

bool Criteria::orderMatches(Comparator comparator, int order)
{
    switch (comparator) {
    case Comparator::Less:
        return order < 0;
    case Comparator::LessEqual:
        return order <= 0;
    case Comparator::Greater:
        return order > 0;
    case Comparator::GreaterEqual:
        return order >= 0;
    default:
        return order == 0;
    }
}

int Criteria::orderOf(const Node &node, QByteArrayView value, qsizetype index)
{
    const auto sign = [](auto a, auto b) { return a < b ? -1 : a > b ? 1 : 0; };
    qint64 exact = 0;
    switch (node.kind) {
    case Kind::Number:
        if (node.exact.at(index) != std::numeric_limits<qint64>::min()
            && parseInteger(value, exact)) {
            return sign(exact, node.exact.at(index));
        }
        return sign(value.toDouble(), node.numbers.at(index));
    case Kind::Moment:
        return parseIsoMoment(value, exact) ? sign(exact, node.exact.at(index)) : -1;
    case Kind::Text:
        return QString::fromUtf8(value).toLower().toUtf8().compare(node.texts.at(index));
    default:
        return value.compare(node.texts.at(index));
    }
}

bool Criteria::conditionMatches(const Node &node, QByteArrayView value)
{
    const auto isEqualTo = [&](qsizetype i) {
        if (node.texts.at(i).isEmpty() || value.isEmpty())
            return node.texts.at(i).isEmpty() && value.isEmpty();
        return orderOf(node, value, i) == 0;
    };
    const auto isAny = [&] {
        for (qsizetype i = 0; i < node.texts.size(); ++i) {
            if (isEqualTo(i))
                return true;
        }
        return false;
    };
    const auto lowered = [&value] { return QString::fromUtf8(value).toLower().toUtf8(); };
    switch (node.comparator) {
    case Comparator::Equal:
    case Comparator::In:
        return isAny();
    case Comparator::NotEqual:
    case Comparator::NotIn:
        return !isAny();
    case Comparator::Contains:
        return lowered().contains(node.texts.first());
    case Comparator::NotContains:
        return !lowered().contains(node.texts.first());
    case Comparator::StartsWith:
        return lowered().startsWith(node.texts.first());
    case Comparator::EndsWith:
        return lowered().endsWith(node.texts.first());
    case Comparator::Between:
    case Comparator::NotBetween: {
        const bool isInside
            = !value.isEmpty() && orderOf(node, value, 0) >= 0 && orderOf(node, value, 1) <= 0;
        return isInside == (node.comparator == Comparator::Between);
    }
    default:
        return !value.isEmpty() && orderMatches(node.comparator, orderOf(node, value, 0));
    }
}

bool Criteria::nodeMatches(const Node &node, const RowReader &row, qint64 id) const
{
    if (!node.isGroup) {
        if (node.field < 0)
            return conditionMatches(node, QByteArray::number(id));
        return conditionMatches(node, row.value(node.field));
    }
    for (const int child : node.children) {
        if (nodeMatches(m_nodes.at(static_cast<size_t>(child)), row, id) == node.isOr)
            return node.isOr;
    }
    return !node.isOr;
}

bool Criteria::matches(const RowReader &row, qint64 id) const
{
    return m_nodes.empty() || nodeMatches(m_nodes.back(), row, id);
}

} // namespace sluice::sandbox
