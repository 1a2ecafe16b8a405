// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/exportcriteria.h"

#include <QHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

struct ComparatorEntry
{
    Comparison comparison;
    bool isDocumented = false;
    bool hasList = false; // its value is a list with commas between
};

const QHash<QString, ComparatorEntry> &exportComparators()
{
    static const QHash<QString, ComparatorEntry> all{{u"equal"_s, {Comparison::Equal, true}},
        {u"greater_than"_s, {Comparison::Greater, true}},
        {u"starts_with"_s, {Comparison::StartsWith, true}},
        {u"not_equal"_s, {Comparison::NotEqual}}, {u"less_than"_s, {Comparison::Less}},
        {u"less_equal"_s, {Comparison::LessEqual}},
        {u"greater_equal"_s, {Comparison::GreaterEqual}}, {u"contains"_s, {Comparison::Contains}},
        {u"not_contains"_s, {Comparison::NotContains}}, {u"ends_with"_s, {Comparison::EndsWith}},
        {u"between"_s, {Comparison::Between, false, true}},
        {u"in"_s, {Comparison::In, false, true}}, {u"not_in"_s, {Comparison::NotIn, false, true}}};
    return all;
}

tl::unexpected<CriteriaProblem> refusedCriteria(const QString &message, bool failsJob = false)
{
    return tl::unexpected(CriteriaProblem{invalidInput(message), failsJob});
}

tl::expected<Condition, CriteriaProblem> readLeaf(
    const QJsonObject &json, const DataTableSpec &spec, bool takesMore)
{
    const QString name = json.value("comparator"_L1).toString();
    const auto entry = exportComparators().constFind(name);
    if (entry == exportComparators().constEnd() || (!takesMore && !entry->isDocumented))
        return refusedCriteria(u"Invalid comparator %1"_s.arg(name));
    const QJsonValue value = json.value("value"_L1);
    if (!value.isString())
        return refusedCriteria(u"The value of a criterion is a text"_s);
    const QString columnName = json.value("column_name"_L1).toString();
    Condition leaf{Condition::Kind::Leaf};
    leaf.column = spec.indexOf(columnName.toUtf8());
    if (leaf.column < 0)
        return refusedCriteria(u"Invalid column name %1 in criteria"_s.arg(columnName), true);
    leaf.comparison = entry->comparison;
    const QByteArray text = value.toString().toUtf8();
    leaf.values = entry->hasList ? text.split(',') : QList<QByteArray>{text};
    if (leaf.comparison == Comparison::Between && leaf.values.size() != 2)
        return refusedCriteria(u"between takes two values"_s);
    return leaf;
}

} // namespace

tl::expected<Condition, CriteriaProblem> readExportCriteria(
    const QJsonValue &json, const DataTableSpec &spec, bool takesMore)
{
    if (json.isUndefined() || json.isNull())
        return Condition();
    if (!json.isObject())
        return refusedCriteria(u"criteria is an object"_s);
    const QJsonObject object = json.toObject();
    if (!object.contains("group"_L1)) {
        auto leaf = readLeaf(object, spec, takesMore);
        if (leaf && !readTimes(*leaf, spec))
            return refusedCriteria(u"Invalid datetime value in criteria"_s);
        return leaf;
    }
    const QString word = object.value("group_operator"_L1).toString().toLower();
    if (word != "and"_L1 && word != "or"_L1)
        return refusedCriteria(u"group_operator is and or or"_s);
    Condition group{word == "and"_L1 ? Condition::Kind::All : Condition::Kind::Any};
    const QJsonArray members = object.value("group"_L1).toArray();
    for (const QJsonValue &member : members) {
        auto child = readExportCriteria(member.toObject(), spec, takesMore);
        if (!child)
            return child;
        group.children.push_back(*std::move(child));
    }
    if (group.children.empty())
        return refusedCriteria(u"group needs a criterion"_s);
    return group;
}

} // namespace sluice::sandbox
