// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/datatables.h"

#include "sandbox/catalyst/catalystproject.h"
#include "sandbox/catalyst/catalysttime.h"

#include <array>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

using Kind = Recipe::Kind;

constexpr IdScheme kCatalystIds{69'251'000'000'000'000, 100'000'000'000, 63'001, 17};
constexpr int kVarcharLength = 255;
constexpr int kTextLength = 10'000;

int lengthOf(DataType type)
{
    switch (type) {
    case DataType::Text:
    case DataType::EncryptedText:
        return kTextLength;
    case DataType::Varchar:
        return kVarcharLength;
    case DataType::Int:
        return 10;
    case DataType::Double:
        return 17;
    case DataType::BigInt:
    case DataType::ForeignKey:
        return 19;
    case DataType::Boolean:
        return 5;
    case DataType::Date:
        return 10;
    case DataType::DateTime:
        return 19;
    }
    return 0;
}

Recipe anyOf(const QList<QByteArray> &choices)
{
    return {Kind::Pick, choices};
}

Recipe numbered(const QByteArray &prefix, const QByteArray &suffix = {})
{
    return {Kind::Serial, {}, prefix, suffix};
}

Recipe between(qint64 low, qint64 high)
{
    return {Kind::Number, {}, {}, {}, low, high};
}

Recipe amount(qint64 low, qint64 high)
{
    return {Kind::Money, {}, {}, {}, low, high};
}

// Collects the columns of one table and numbers them.
class TableMaker
{
public:
    TableMaker(const QByteArray &name, int number)
    {
        m_spec.module.name = name;
        m_spec.module.number = number;
        m_spec.module.ids = kCatalystIds;
        m_spec.module.writeStamp = &appendCatalystStamp;
        m_spec.module.writeMoment = &appendCatalystMoment;
        m_spec.module.hasMillis = true;
        m_spec.id = kCatalystFirstTableId + number * 1000;
    }

    TableMaker &add(const QByteArray &name, DataType type, const Recipe &recipe)
    {
        FieldSpec field;
        field.name = name;
        field.length = lengthOf(type);
        field.recipe = recipe;
        m_spec.module.fields.append(field);
        DataColumn column;
        column.name = name;
        column.type = type;
        column.field = static_cast<int>(m_spec.module.fields.size()) - 1;
        column.maxLength = field.length;
        m_user.append(column);
        return *this;
    }
    TableMaker &mandatory()
    {
        m_user.last().isMandatory = m_spec.module.fields.last().isMandatory = true;
        return *this;
    }
    TableMaker &unique()
    {
        m_user.last().isUnique = m_spec.module.fields.last().isUnique = true;
        return *this;
    }
    TableMaker &key(const QByteArray &name, const QByteArray &parent)
    {
        add(name, DataType::ForeignKey, {Kind::Reference, {parent}});
        m_user.last().parentTable = parent;
        return *this;
    }

    DataTableSpec table()
    {
        addSystem("ROWID", DataType::BigInt, {}, false);
        addSystem(
            "CREATORID", DataType::BigInt, anyOf({QByteArray::number(kCatalystUserId)}), false);
        addSystem("CREATEDTIME", DataType::DateTime, {Kind::Created}, true);
        addSystem("MODIFIEDTIME", DataType::DateTime, {Kind::Modified}, true);
        m_spec.columns << m_user;
        for (int i = 0; i < m_spec.columns.size(); ++i) {
            m_spec.columns[i].sequence = i + 1;
            m_spec.columns[i].id = kCatalystFirstColumnId + m_spec.module.number * 1000 + i * 2;
        }
        m_spec.module.buildIndex();
        return m_spec;
    }

private:
    void addSystem(const QByteArray &name, DataType type, const Recipe &recipe, bool isTime)
    {
        DataColumn column;
        column.name = name;
        column.type = type;
        column.isSystem = true;
        column.maxLength = isTime ? 23 : lengthOf(type);
        column.isUnique = column.isMandatory = name == "ROWID";
        if (name != "ROWID") {
            FieldSpec field;
            field.name = name;
            field.recipe = recipe;
            field.isReadOnly = true;
            field.isServerTime = isTime;
            m_spec.module.fields.append(field);
            column.field = static_cast<int>(m_spec.module.fields.size()) - 1;
        }
        m_spec.columns.append(column);
    }

    DataTableSpec m_spec;
    QList<DataColumn> m_user;
};

// Every data type, with the texts that go wrong first.
DataTableSpec orders()
{
    const QByteArray none;
    const QByteArray empty("");
    TableMaker maker("Orders", 1);
    maker.add("OrderNumber", DataType::Varchar, numbered("ORD-")).mandatory().unique();
    maker.key("Customer", "Customers");
    maker.add("Status", DataType::Varchar, anyOf({"open", "paid", "shipped", "returned"}));
    maker.add("Note", DataType::Text, {Kind::Prose});
    maker.add("Comment", DataType::Text,
        anyOf({none, empty, "plain", "a, b", "said \"yes\"", "first\nsecond", "first\r\nsecond",
            "caf\xC3\xA9 \xE6\x9D\xB1\xE4\xBA\xAC", "\xF0\x9F\x93\xA6 parcel", "it's; 'so'",
            "  blanks  ", "=1+1", "\ttab", "\\N", "null"}));
    maker.add("Quantity", DataType::Int, between(1, 40));
    maker.add("Amount", DataType::Double, amount(1, 90'000));
    maker.add("Discount", DataType::Double, anyOf({none, "0", "-2.5", "0.125", "12.75"}));
    maker.add("ExternalId", DataType::BigInt,
        between(1'000'000'000'000'000'001, 9'000'000'000'000'000'001));
    maker.add("IsPaid", DataType::Boolean, {Kind::Flag});
    maker.add("IsGift", DataType::Boolean, anyOf({"true", "false", none}));
    maker.add("OrderDate", DataType::Date, {Kind::Day});
    maker.add("ShipDate", DataType::Date, anyOf({none, "2024-02-29", "2025-12-31", "2026-01-01"}));
    maker.add("PaidAt", DataType::DateTime, {Kind::Moment});
    maker.add("ClosedAt", DataType::DateTime,
        anyOf({none, "2024-02-29 23:59:59", "2025-03-30 02:30:00"}));
    maker.add("Country", DataType::Varchar, anyOf({"IN", "US", "DE", "JP", none}));
    maker.add("CardToken", DataType::EncryptedText, numbered("card-"));
    maker.add("Channel", DataType::Varchar, anyOf({"web", "shop", "phone", empty}));
    maker.add("Priority", DataType::Int, anyOf({none, "0", "1", "-1", "2147483647"}));
    maker.add("Reference", DataType::Varchar, numbered("R", "/24"));
    return maker.table();
}

DataTableSpec customers()
{
    TableMaker maker("Customers", 2);
    maker.add("Code", DataType::Varchar, numbered("C")).mandatory().unique();
    maker.add("Name", DataType::Varchar, numbered("Customer "));
    maker.add("Email", DataType::Varchar, numbered("customer", "@example.com"));
    maker.add("City", DataType::Varchar, anyOf({"Chennai", "Z\xC3\xBCrich", "London", ""}));
    maker.add("Credit", DataType::Double, amount(0, 5000));
    maker.add("Since", DataType::Date, {Kind::Day});
    maker.add("IsActive", DataType::Boolean, {Kind::Flag});
    maker.add("Notes", DataType::Text, {Kind::Prose});
    return maker.table();
}

DataTableSpec lines()
{
    TableMaker maker("Lines", 3);
    maker.key("OrderId", "Orders");
    maker.add("Sku", DataType::Varchar, anyOf({"BAG-1", "BAG-2", "CUP-7", "PEN-9"}));
    maker.add("Position", DataType::Int, between(1, 9));
    maker.add("Quantity", DataType::Int, between(1, 20));
    maker.add("Price", DataType::Double, amount(1, 500));
    maker.add("Remark", DataType::Text, anyOf({"", "gift wrap", "no paper, please"}));
    return maker.table();
}

DataTableSpec wide()
{
    constexpr std::array kTypes{DataType::Varchar, DataType::Int, DataType::Double,
        DataType::Boolean, DataType::Date, DataType::DateTime};
    const QList<Recipe> recipes{numbered("v"), between(0, 999'999), amount(0, 9999), {Kind::Flag},
        {Kind::Day}, {Kind::Moment}};
    TableMaker maker("Wide", 6);
    for (int i = 0; i < 60; ++i) {
        const auto kind = static_cast<size_t>(i) % kTypes.size();
        const QByteArray number = QByteArray::number(i + 1).rightJustified(2, '0');
        maker.add("Col" + number, kTypes.at(kind), recipes.at(static_cast<qsizetype>(kind)));
    }
    return maker.table();
}

DataTableSpec plain(const QByteArray &name, int number)
{
    TableMaker maker(name, number);
    maker.add("Name", DataType::Varchar, numbered(name + ' '));
    maker.add("Value", DataType::Int, between(1, 100));
    maker.add("IsOn", DataType::Boolean, {Kind::Flag});
    return maker.table();
}

// Too long for a cache key of 50 characters with the original's prefix, and so is a column.
DataTableSpec longNames()
{
    TableMaker maker("Customer_Support_Interaction_History_Archive", 7);
    maker.add(
        "Summary_As_The_Customer_Told_It_On_The_Phone_In_Full", DataType::Text, {Kind::Prose});
    maker.add("Rating", DataType::Int, between(1, 5));
    maker.add("rating_text", DataType::Varchar, anyOf({"good", "bad", ""}));
    return maker.table();
}

DataTableSpec keywordNames()
{
    TableMaker maker("Keywords", 8);
    maker.add("Order", DataType::Int, between(1, 1000));
    maker.add("Select", DataType::Varchar, numbered("s"));
    maker.add("Limit", DataType::Double, amount(1, 9));
    maker.add("From", DataType::Date, {Kind::Day});
    maker.add("Value", DataType::Varchar, anyOf({"and", "or", "it's", "100%"}));
    return maker.table();
}

} // namespace

QString dataTypeName(DataType type)
{
    switch (type) {
    case DataType::Text:
        return u"text"_s;
    case DataType::Varchar:
        return u"varchar"_s;
    case DataType::Date:
        return u"date"_s;
    case DataType::DateTime:
        return u"datetime"_s;
    case DataType::Int:
        return u"int"_s;
    case DataType::Double:
        return u"double"_s;
    case DataType::Boolean:
        return u"boolean"_s;
    case DataType::BigInt:
        return u"bigint"_s;
    case DataType::ForeignKey:
        return u"foreign key"_s;
    case DataType::EncryptedText:
        return u"encrypted text"_s;
    }
    return {};
}

bool isWholeNumber(DataType type)
{
    return type == DataType::Int || type == DataType::BigInt || type == DataType::ForeignKey;
}

int DataTableSpec::indexOf(QByteArrayView column) const
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns.at(i).name == column)
            return i;
    }
    return -1;
}

QList<DataTableSpec> dataTables()
{
    return {orders(), customers(), lines(), plain("Empty", 4), plain("Small", 5), wide(),
        longNames(), keywordNames()};
}

qint64 dataTableRows(const QByteArray &table, qint64 scale)
{
    if (table == "Orders")
        return scale;
    if (table == "Lines")
        return scale * 2;
    if (table == "Customers")
        return (scale + 4) / 5;
    if (table == "Wide")
        return (scale + 9) / 10;
    if (table == "Empty")
        return 0;
    return table == "Small" ? 10 : 50;
}

} // namespace sluice::sandbox
