// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/criteria.h"

#include "console/analytics/conditionmodel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSafeInteger = 9'007'199'254'740'991.0; // above, JSON numbers lose digits

struct CriteriaText
{
    Q_DECLARE_TR_FUNCTIONS(Criteria)
};

std::optional<CrmCondition> conditionOf(const QJsonObject &json)
{
    const QJsonObject field = json.value("field"_L1).toObject();
    const QString name = field.value("api_name"_L1).toString();
    const QString comparator = json.value("comparator"_L1).toString();
    const bool isPlain = json.size() == 3 && json.contains("value"_L1) && field.size() == 1
        && !name.isEmpty() && !comparator.isEmpty() && !json.value("value"_L1).isObject();
    if (!isPlain)
        return std::nullopt;
    return CrmCondition{name, comparator, json.value("value"_L1)};
}

QJsonObject conditionJson(const CrmCondition &condition)
{
    return {{u"field"_s, QJsonObject{{u"api_name"_s, condition.field}}},
        {u"comparator"_s, condition.comparator}, {u"value"_s, condition.value}};
}

QJsonValue plainValue(CrmValueForm form, const QString &text)
{
    if (form == CrmValueForm::Boolean) {
        const bool isTrue = text.compare("true"_L1, Qt::CaseInsensitive) == 0;
        const bool isFalse = text.compare("false"_L1, Qt::CaseInsensitive) == 0;
        return isTrue || isFalse ? QJsonValue(isTrue) : QJsonValue(text);
    }
    if (form != CrmValueForm::Number)
        return text;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    const bool isExact = isNumber && std::isfinite(number) && std::abs(number) <= kSafeInteger;
    return isExact ? QJsonValue(number) : QJsonValue(text);
}

QString plainProblem(CrmValueForm form, const QJsonValue &value)
{
    static const QRegularExpression digits(u"\\A[+-]?[0-9]{1,19}\\z"_s);
    static const QRegularExpression id(u"\\A[0-9]{1,19}\\z"_s);
    const QString text = value.toString();
    if (text == CrmCondition::kEmptyValue)
        return {};
    if (value.isString() && text.isEmpty())
        return CriteriaText::tr("Enter what it is compared with");
    if (text.size() > 255)
        return CriteriaText::tr("A value has at most 255 characters");
    switch (form) {
    case CrmValueForm::Number:
        return value.isDouble() || digits.match(text).hasMatch()
            ? QString()
            : CriteriaText::tr("“%1” is no number").arg(text);
    case CrmValueForm::Boolean:
        return value.isBool() ? QString() : CriteriaText::tr("Choose true or false");
    case CrmValueForm::Id:
        return id.match(text).hasMatch() ? QString()
                                         : CriteriaText::tr("“%1” is no record ID").arg(text);
    case CrmValueForm::Moment: {
        const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
        const bool isRight
            = time.isValid() && time.timeSpec() != Qt::LocalTime && !text.contains(u'.');
        return isRight ? QString()
                       : CriteriaText::tr("Write a time with its offset, such as "
                                          "2026-01-31T08:00:00+00:00");
    }
    default:
        return {};
    }
}

const CrmField *fieldNamed(const QList<CrmField> &fields, const QString &name)
{
    const auto found = std::find_if(fields.cbegin(), fields.cend(),
        [&name](const CrmField &field) { return field.apiName == name; });
    return found == fields.cend() ? nullptr : &*found;
}

} // namespace

const QString CrmCondition::kEmptyValue = u"${EMPTY}"_s;

std::optional<CrmCriteria> CrmCriteria::fromJson(const QJsonObject &json)
{
    CrmCriteria criteria;
    if (json.isEmpty())
        return criteria;
    if (!json.contains("group"_L1)) {
        const auto condition = conditionOf(json);
        if (!condition)
            return std::nullopt;
        criteria.conditions = {*condition};
        return criteria;
    }
    const QString joined = json.value("group_operator"_L1).toString();
    const QJsonArray group = json.value("group"_L1).toArray();
    const bool isKnown = json.size() == 2 && (joined == "and"_L1 || joined == "or"_L1);
    if (!isKnown || group.isEmpty())
        return std::nullopt;
    for (const QJsonValue &value : group) {
        const auto condition = conditionOf(value.toObject());
        if (!condition)
            return std::nullopt;
        criteria.conditions.append(*condition);
    }
    criteria.isAny = joined == "or"_L1;
    criteria.isGroup = true;
    return criteria;
}

QJsonObject CrmCriteria::toJson() const
{
    if (conditions.isEmpty())
        return {};
    if (conditions.size() == 1 && !isGroup)
        return conditionJson(conditions.first());
    QJsonArray group;
    for (const CrmCondition &condition : conditions)
        group.append(conditionJson(condition));
    return {{u"group_operator"_s, isAny ? u"or"_s : u"and"_s}, {u"group"_s, group}};
}

CrmValueForm valueFormOf(const QString &dataType)
{
    static const QHash<QString, CrmValueForm> forms{{u"integer"_s, CrmValueForm::Number},
        {u"double"_s, CrmValueForm::Number}, {u"bigint"_s, CrmValueForm::Number},
        {u"currency"_s, CrmValueForm::Number}, {u"percent"_s, CrmValueForm::Number},
        {u"picklist"_s, CrmValueForm::PickList}, {u"multiselectpicklist"_s, CrmValueForm::PickList},
        {u"date"_s, CrmValueForm::Moment}, {u"datetime"_s, CrmValueForm::Moment},
        {u"boolean"_s, CrmValueForm::Boolean}, {u"lookup"_s, CrmValueForm::Id},
        {u"ownerlookup"_s, CrmValueForm::Id}};
    return forms.value(dataType, CrmValueForm::Text);
}

QStringList comparatorsOf(const QString &dataType)
{
    const QStringList same{u"equal"_s, u"not_equal"_s};
    const QStringList listed{u"in"_s, u"not_in"_s};
    const QStringList ordered{
        u"less_than"_s, u"less_equal"_s, u"greater_than"_s, u"greater_equal"_s};
    const QStringList emptiness{u"empty"_s, u"not_empty"_s};
    switch (valueFormOf(dataType)) {
    case CrmValueForm::Number:
        return same + listed + ordered + emptiness;
    case CrmValueForm::Moment:
        return same + listed + QStringList{u"between"_s, u"not_between"_s} + ordered;
    case CrmValueForm::Boolean:
        return {u"equal"_s};
    case CrmValueForm::Id:
        return same + listed + emptiness;
    case CrmValueForm::Text:
    case CrmValueForm::PickList:
        return same + listed
            + QStringList{u"contains"_s, u"not_contains"_s, u"starts_with"_s, u"ends_with"_s}
        + emptiness;
    }
    return {};
}

bool takesList(const QString &comparator)
{
    return comparator == "in"_L1 || comparator == "not_in"_L1 || comparator.endsWith("between"_L1);
}

QJsonValue conditionValue(const QString &dataType, const QString &comparator, const QString &typed)
{
    const CrmValueForm form = valueFormOf(dataType);
    if (!takesList(comparator))
        return plainValue(form, form == CrmValueForm::Text ? typed : typed.trimmed());
    QJsonArray values;
    for (const QString &value : splitValues(typed))
        values.append(plainValue(form, value));
    return values;
}

QString conditionText(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList texts;
        for (const QJsonValue &one : value.toArray())
            texts << conditionText(one);
        return joinedValues(texts);
    }
    if (value.isDouble()) {
        const double number = value.toDouble();
        return number == std::floor(number) && std::abs(number) <= kSafeInteger
            ? QString::number(static_cast<qint64>(number))
            : QString::number(number, 'g', 15);
    }
    return value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toString();
}

QString conditionProblem(const CrmCondition &condition, const QList<CrmField> &fields)
{
    if (condition.field.isEmpty())
        return CriteriaText::tr("Choose a field");
    const bool isDotted = condition.field.contains(u'.');
    const CrmField *field = fieldNamed(fields, condition.field.section(u'.', 0, 0));
    if (!field && !fields.isEmpty() && condition.field != "id"_L1)
        return CriteriaText::tr("The module has no field %1").arg(condition.field);
    // Of what a lookup leads to, and of fields that are not loaded, the type is not known here.
    const bool isKnown = field && !isDotted;
    const QString type = isKnown ? field->dataType : QString();
    if (isKnown && !comparatorsOf(type).contains(condition.comparator))
        return CriteriaText::tr("Fields of this type are not compared so");
    const CrmValueForm form = valueFormOf(type);
    if (!takesList(condition.comparator))
        return plainProblem(form, condition.value);
    const QJsonArray values = condition.value.toArray();
    if (condition.comparator.endsWith("between"_L1) && values.size() != 2)
        return CriteriaText::tr("Write two values with a comma between");
    if (values.isEmpty())
        return CriteriaText::tr("Enter what it is compared with");
    if (values.size() > CrmCriteria::kMostListed)
        return CriteriaText::tr("At most %1 values").arg(CrmCriteria::kMostListed);
    for (const QJsonValue &value : values) {
        if (const QString problem = plainProblem(form, value); !problem.isEmpty())
            return problem;
    }
    return {};
}

} // namespace sluice
