// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/mapping/crmmappingplan.h"

#include "syncs/crmbulk/mapping/crmvaluecheck.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kIdField = "id"_L1;

// What the values of a type are, where one cannot stand for another.
enum class TypeFamily : quint8 { Text, Number, Boolean, Day, Time, Lookup, List };

TypeFamily familyOf(const CrmField &field)
{
    static const QHash<QString, TypeFamily> families{{u"integer"_s, TypeFamily::Number},
        {u"bigint"_s, TypeFamily::Number}, {u"double"_s, TypeFamily::Number},
        {u"currency"_s, TypeFamily::Number}, {u"percent"_s, TypeFamily::Number},
        {u"boolean"_s, TypeFamily::Boolean}, {u"date"_s, TypeFamily::Day},
        {u"datetime"_s, TypeFamily::Time}, {u"lookup"_s, TypeFamily::Lookup},
        {u"ownerlookup"_s, TypeFamily::Lookup}, {u"userlookup"_s, TypeFamily::Lookup},
        {u"multiselectpicklist"_s, TypeFamily::List}};
    return families.value(field.dataType, TypeFamily::Text);
}

bool canTake(const CrmField &target, const CrmField &source)
{
    const TypeFamily to = familyOf(target);
    const TypeFamily from = familyOf(source);
    if (to == TypeFamily::Text || from == TypeFamily::Text)
        return true; // each value is looked at
    return to == from && (to != TypeFamily::Lookup || target.lookupModule == source.lookupModule);
}

CrmField idField()
{
    CrmField field;
    field.apiName = kIdField;
    field.dataType = u"lookup"_s;
    field.isApiUpdatable = true;
    return field;
}

// A column of a file: whatever the field is, it takes any text.
CrmField fileColumn(const CrmField &field)
{
    return {.apiName = field.apiName,
        .isHealthData = field.isHealthData,
        .isPersonalData = field.isPersonalData};
}

bool isProtecting(const QList<CellTransform> &transforms)
{
    return std::any_of(transforms.begin(), transforms.end(), [](const CellTransform &transform) {
        return transform.kind == TransformKind::Hash || transform.kind == TransformKind::Mask
            || transform.kind == TransformKind::Blank;
    });
}

// Notes one problem after the other, each with what to do about it.
class MappingPlanner
{
public:
    MappingPlanner(const CrmMapping &mapping, const CrmMappingEnds &ends)
        : m_mapping(mapping)
        , m_ends(ends)
        , m_isInsert(ends.operation != "update"_L1)
    {
        m_plan.timeZone = mapping.timeZone;
        m_plan.multiSelectSeparator = mapping.multiSelectSeparator;
        m_plan.choiceSeparator = mapping.multiSelectSeparator == u";"
            ? ends.choiceSeparator
            : mapping.multiSelectSeparator;
        m_plan.readSeparator = ends.readSeparator;
        m_plan.hashKeyVariable = mapping.hashKeyVariable;
        m_plan.isSameRecord = ends.isSameRecord;
        m_plan.ignoresEmpty = ends.ignoreEmpty;
        m_plan.isInsert = m_isInsert;
        m_plan.made = ends.made;
    }

    Result<CrmMappingPlan> plan()
    {
        for (const CrmFieldRule &rule : rules())
            add(rule);
        checkRequired();
        if (m_problems.isEmpty())
            return m_plan;
        return fail(ErrorKind::Config,
            u"The mapping does not fit the module %1"_s.arg(m_ends.module),
            m_problems.join(u"; "_s), u"Change the mapping, or the fields in the CRM"_s);
    }

private:
    // What the processors write, where the mapping names nothing else.
    QList<CrmFieldRule> rules() const
    {
        if (!m_mapping.fields.isEmpty())
            return m_mapping.fields;
        QList<CrmFieldRule> made;
        for (const QString &name : m_ends.made) {
            CrmFieldRule rule{.target = name, .source = name};
            if (m_ends.targetFields.value(name).isLookup())
                rule.findBy = kIdField;
            made << rule;
        }
        return made;
    }

    void problem(const CrmFieldRule &rule, const QString &text)
    {
        m_problems << rule.target + u' ' + text;
    }

    void add(const CrmFieldRule &rule)
    {
        const bool isId = rule.target == kIdField;
        const auto known = m_ends.targetFields.constFind(rule.target);
        const bool isKnown = isId || known != m_ends.targetFields.cend();
        if (!isKnown && !m_ends.isToFile)
            return problem(rule, u"is no field of the module: correct the name, or create it"_s);
        CrmPlannedField planned{.rule = rule,
            .field = isId ? idField()
                : isKnown ? *known
                          : CrmField{.apiName = rule.target},
            .onBadValue = rule.onBadValue.value_or(m_mapping.onBadValue)};
        if (m_ends.isToFile)
            planned.field = fileColumn(planned.field);
        if (isId)
            checkId(rule);
        else if (!m_ends.isToFile)
            checkTarget(rule, planned.field);
        checkSources(rule, planned.field);
        checkLeavingOut(rule, planned);
        checkConstant(rule, planned.field);
        protect(planned);
        m_plan.fields << planned;
    }

    void checkId(const CrmFieldRule &rule)
    {
        if (m_ends.isSameRecord)
            problem(rule, u"finds the record and cannot be changed: take it out"_s);
        else if (m_ends.operation == "insert"_L1)
            problem(rule, u"is given by the CRM to new records: take it out, or update"_s);
    }

    void checkTarget(const CrmFieldRule &rule, const CrmField &field)
    {
        const bool isWritable = (m_ends.operation == "insert"_L1 || field.isWritable())
            && (!m_isInsert || field.isInsertable());
        if (!isWritable)
            problem(rule,
                u"(%1) cannot be written by %2: take it out"_s.arg(
                    field.dataType, m_ends.operation));
        if (field.isLookup() && rule.findBy.isEmpty())
            problem(rule,
                u"looks up %1 and needs findBy: \"id\", or a unique field of that module"_s.arg(
                    field.lookupModule));
        if (!field.dataType.endsWith("lookup"_L1) && !rule.findBy.isEmpty())
            problem(rule, u"is no lookup: take findBy out"_s);
    }

    void checkSources(const CrmFieldRule &rule, const CrmField &field)
    {
        for (const QString &source : rule.sources()) {
            if (m_ends.made.contains(source))
                continue;
            if (!m_ends.fileColumns.isEmpty()) {
                if (!m_ends.fileColumns.contains(source))
                    problem(rule, u"is made of %1, which the file lacks: correct it"_s.arg(source));
                continue;
            }
            const auto known = m_ends.sourceFields.constFind(source);
            if (known == m_ends.sourceFields.cend()) {
                // Through a lookup to another module, whose fields are not known here.
                if (!source.contains(u'.') && source != kIdField)
                    problem(rule,
                        u"is made of %1, which the source lacks: correct the name"_s.arg(source));
                continue;
            }
            if (!known->isBulkReadable())
                problem(rule,
                    u"is made of %1 (%2), which cannot be read: choose another field"_s.arg(
                        source, known->dataType));
            if (rule.pattern.isEmpty() && rule.transforms.isEmpty() && !canTake(field, *known))
                problem(rule,
                    u"(%1) cannot take %2 (%3) as it is: add a transform, or choose another field"_s
                        .arg(field.dataType, source, known->dataType));
            if (known->isSensitive() && m_ends.isOtherConnection && !isProtecting(rule.transforms)
                && rule.sensitive != CrmSensitive::Send && rule.sensitive != CrmSensitive::Show)
                problem(rule,
                    u"would send %1, which is sensitive, to another connection: hash or mask it, "
                    "or choose \"sensitive\":\"send\""_s.arg(source));
        }
    }

    // A cell of a file cannot be left out by itself: it would empty the field.
    void checkLeavingOut(const CrmFieldRule &rule, const CrmPlannedField &planned)
    {
        const bool leavesOut = planned.onBadValue == CrmBadValue::LeaveOut
            || rule.onEmpty == CrmEmptyValue::LeaveOut;
        if (leavesOut && !m_ends.isSameRecord && m_ends.operation != "insert"_L1
            && !m_ends.ignoreEmpty)
            problem(
                rule, u"can be left out of a record only with ignoreEmpty: set it, or reject"_s);
    }

    void checkConstant(const CrmFieldRule &rule, const CrmField &field)
    {
        if (!rule.value || !rule.transforms.isEmpty())
            return;
        CrmValueCheck check(field,
            {.timeZone = m_mapping.timeZone,
                .multiSelectSeparator = m_mapping.multiSelectSeparator,
                .findBy = rule.findBy});
        const QByteArray value = rule.value->toUtf8();
        QByteArrayView fitting;
        if (!check.fits(value, fitting))
            problem(rule, u"gets a constant that %1: correct it"_s.arg(check.problem()));
        else if (fitting.isEmpty() && field.isRequired)
            problem(rule, u"is required and gets nothing: give it a value"_s);
    }

    void protect(CrmPlannedField &planned)
    {
        const CrmFieldRule &rule = planned.rule;
        const QStringList sources = rule.sources();
        const bool isMarked = planned.field.isSensitive()
            || (!isProtecting(rule.transforms)
                && std::any_of(sources.begin(), sources.end(), [this](const QString &source) {
                       return m_ends.sourceFields.value(source).isSensitive();
                   }));
        planned.isHidden = rule.sensitive == CrmSensitive::ByMetadata
            ? isMarked
            : rule.sensitive != CrmSensitive::Show;
    }

    void checkRequired()
    {
        if (!m_isInsert)
            return;
        QStringList missing;
        for (const CrmField &field : m_ends.targetFields) {
            const bool isFilled = std::any_of(m_plan.fields.cbegin(), m_plan.fields.cend(),
                [&field](const CrmPlannedField &planned) {
                    return planned.field.apiName == field.apiName;
                });
            if (field.isRequired && field.isInsertable() && !isFilled)
                missing << field.apiName;
        }
        missing.sort();
        for (const QString &name : std::as_const(missing))
            m_problems << u"%1 is required for new records and nothing fills it: map it"_s.arg(
                name);
    }

    const CrmMapping &m_mapping;
    const CrmMappingEnds &m_ends;
    bool m_isInsert;
    CrmMappingPlan m_plan;
    QStringList m_problems;
};

} // namespace

QStringList CrmMappingPlan::readFields() const
{
    QStringList names;
    for (const CrmPlannedField &planned : fields) {
        for (const QString &source : planned.rule.sources()) {
            if (!names.contains(source) && !made.contains(source) && source != kIdField)
                names << source;
        }
    }
    return names;
}

QStringList CrmMappingPlan::writeFields() const
{
    QStringList names;
    for (const CrmPlannedField &planned : fields) {
        if (planned.rule.target != kIdField)
            names << planned.rule.target;
    }
    return names;
}

bool CrmMappingPlan::hides(const QString &target) const
{
    return std::any_of(fields.cbegin(), fields.cend(), [&target](const CrmPlannedField &planned) {
        return planned.isHidden && planned.rule.target == target;
    });
}

Result<CrmMappingPlan> planCrmMapping(const CrmMapping &mapping, const CrmMappingEnds &ends)
{
    return MappingPlanner(mapping, ends).plan();
}

QStringList sensitiveNames(const QHash<QString, CrmField> &fields, const QStringList &names)
{
    QStringList sensitive;
    for (const QString &name : names) {
        const CrmField field = fields.value(name);
        if (field.isSensitive())
            sensitive << name
                    + (!field.isPersonalData      ? u" (health data)"_s
                            : !field.isHealthData ? u" (personal data)"_s
                                                  : u" (health and personal data)"_s);
    }
    return sensitive;
}

} // namespace sluice
