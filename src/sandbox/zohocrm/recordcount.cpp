// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/recordcount.h"

#include "sandbox/data/rowreader.h"
#include "sandbox/zohocrm/crmviews.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kSearchVersion = 8;

// One pass over the text of a search.
class SearchReader
{
public:
    explicit SearchReader(QByteArrayView text)
        : m_text(text)
    {
    }

    std::optional<QJsonObject> whole()
    {
        auto criteria = group();
        return m_at == m_text.size() ? criteria : std::nullopt;
    }

private:
    bool take(QByteArrayView word)
    {
        const QByteArrayView rest = m_text.sliced(m_at);
        const bool isIt = rest.size() >= word.size()
            && rest.first(word.size()).compare(word, Qt::CaseInsensitive) == 0;
        m_at += isIt ? word.size() : 0;
        return isIt;
    }

    std::optional<QJsonObject> group()
    {
        auto left = member();
        while (left) {
            const bool isAnd = take("and");
            if (!isAnd && !take("or"))
                break;
            const auto right = member();
            if (!right)
                return std::nullopt;
            left = QJsonObject{{u"group_operator"_s, isAnd ? u"and"_s : u"or"_s},
                {u"group"_s, QJsonArray{*left, *right}}};
        }
        return left;
    }

    std::optional<QJsonObject> member()
    {
        if (!take("("))
            return std::nullopt;
        auto inner = m_text.sliced(m_at).startsWith('(') ? group() : condition();
        return inner && take(")") ? inner : std::nullopt;
    }

    std::optional<QJsonObject> condition()
    {
        QByteArray parts[3];
        int part = 0;
        for (; m_at < m_text.size() && m_text.at(m_at) != ')'; ++m_at) {
            if (m_text.at(m_at) == '\\' && m_at + 1 < m_text.size())
                parts[part].append(m_text.at(++m_at));
            else if (m_text.at(m_at) == ':' && part < 2)
                ++part;
            else
                parts[part].append(m_text.at(m_at));
        }
        if (part < 2)
            return std::nullopt;
        const QString comparator
            = parts[1] == "equals" ? u"equal"_s : QString::fromLatin1(parts[1]);
        QJsonValue value = QString::fromUtf8(parts[2]);
        if (comparator == "in"_L1 || comparator == "between"_L1)
            value = QJsonArray::fromStringList(value.toString().split(u','));
        return QJsonObject{{u"field"_s, QJsonObject{{u"api_name"_s, QString::fromUtf8(parts[0])}}},
            {u"comparator"_s, comparator}, {u"value"_s, value}};
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

// A condition on every field of the type, joined by or.
QJsonObject anyField(const ModuleSpec &module, const QList<FieldType> &types,
    const QString &comparator, const QByteArray &text)
{
    QJsonArray group;
    for (const FieldSpec &field : module.fields) {
        if (types.contains(field.type))
            group.append(QJsonObject{
                {u"field"_s, QJsonObject{{u"api_name"_s, QString::fromUtf8(field.name)}}},
                {u"comparator"_s, comparator}, {u"value"_s, QString::fromUtf8(text)}});
    }
    return {{u"group_operator"_s, u"or"_s}, {u"group"_s, group}};
}

CrmProblem wrongCriteria(const QString &name)
{
    return {u"INVALID_QUERY"_s, u"invalid query formed"_s,
        {{u"param_name"_s, name}, {u"param"_s, name}}};
}

// Undefined: all records; null: there is no such view.
QJsonValue viewCriteria(const ModuleSpec &module, const QByteArray &id)
{
    const auto criteria = criteriaOfView(module, QString::fromLatin1(id));
    if (!criteria)
        return QJsonValue::Null;
    return criteria->isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(*criteria);
}

tl::expected<QJsonValue, CrmProblem> searchOf(const HttpRequest &request, const ModuleSpec &module)
{
    QJsonValue criteria(QJsonValue::Undefined);
    int given = 0;
    for (const QByteArray &name : {QByteArray("cvid"), QByteArray("criteria"), QByteArray("email"),
             QByteArray("phone"), QByteArray("word")}) {
        const QByteArray value = request.param(name);
        if (value.isEmpty())
            continue;
        ++given;
        if (name == "cvid")
            criteria = viewCriteria(module, value);
        else if (name == "email")
            criteria = anyField(module, {FieldType::Email}, u"equal"_s, value);
        else if (name == "phone")
            criteria = anyField(module, {FieldType::Phone}, u"equal"_s, value);
        else if (name == "word")
            criteria = anyField(module,
                {FieldType::Text, FieldType::Email, FieldType::Phone, FieldType::Picklist},
                u"contains"_s, value);
        else if (const auto read = readSearchCriteria(value))
            criteria = *read;
        else
            return tl::unexpected(wrongCriteria(QString::fromLatin1(name)));
    }
    if (given > 1)
        return tl::unexpected(CrmProblem{
            u"AMBIGUITY_DURING_PROCESSING"_s, u"cvid and search parameters exclude each other"_s});
    if (criteria.isNull())
        return tl::unexpected(CrmProblem{
            u"INVALID_DATA"_s, u"the cvid given seems to be invalid"_s, {{u"param"_s, u"cvid"_s}}});
    return criteria;
}

} // namespace

std::optional<QJsonObject> readSearchCriteria(QByteArrayView text)
{
    return SearchReader(text).whole();
}

HttpReply countRecords(
    const HttpRequest &request, const Settings &settings, const CrmStore &store, int module)
{
    const RowStore &rows = store.rows(module);
    const auto search = searchOf(request, rows.module());
    if (!search)
        return search.error().reply();
    const auto criteria = Criteria::fromJson(*search, rows.module(), kSearchVersion);
    if (!criteria)
        return wrongCriteria(u"criteria"_s).reply();
    const Snapshot snapshot = rows.snapshot();
    qint64 count = snapshot.live();
    if (!criteria->isEmpty()) {
        RowReader reader(rows, snapshot);
        count = 0;
        for (qint64 ordinal = 0; ordinal < snapshot.rows; ++ordinal) {
            if (reader.read(ordinal, criteria->fieldMask())
                && criteria->matches(reader, recordId(rows.module(), ordinal)))
                ++count;
        }
    }
    count = qMax<qint64>(0, count + settings.number(u"countOffset"_s));
    return HttpReply::json(200, {{u"count"_s, count}});
}

} // namespace sluice::sandbox
