// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/rulelinemodel.h"

#include "console/analytics/conditionmodel.h"
#include "console/widgets/rowdelegate.h"

#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using LineKind = RuleColumn::Kind;

// How a line compares. Words and parts share their key.
constexpr auto kWordsTest = "words"_L1;
constexpr auto kPartsTest = "substring"_L1;
constexpr auto kLeastTest = "atLeast"_L1;
constexpr auto kMostTest = "atMost"_L1;
constexpr auto kListTest = "oneOf"_L1;
constexpr auto kPhoneTest = "dialCodes"_L1;
constexpr auto kMatchKey = "match"_L1;

QString testOf(const QJsonObject &line)
{
    for (const auto test : {kLeastTest, kMostTest, kListTest, kPhoneTest}) {
        if (line.contains(test))
            return test;
    }
    return line.value(kMatchKey).toString() == kPartsTest ? kPartsTest : kWordsTest;
}

bool isListed(const QString &test)
{
    return test == kWordsTest || test == kPartsTest || test == kListTest;
}

QString operandKey(const QString &test)
{
    return test == kPartsTest ? QString(kWordsTest) : test;
}

QString joinedList(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &text : value.toArray())
        texts << text.toString();
    return joinedValues(texts);
}

QJsonValue wholeOf(const QString &text)
{
    bool isWhole = false;
    const qint64 number = text.trimmed().toLongLong(&isWhole);
    return isWhole ? QJsonValue(number) : QJsonValue(text); // which is told as a problem
}

QString operandOf(const QJsonObject &line)
{
    const QString test = testOf(line);
    const QJsonValue value = line.value(operandKey(test));
    return test == kPhoneTest ? joinedValues(value.toObject().keys())
        : isListed(test)      ? joinedList(value)
                              : value.toVariant().toString();
}

void putOperand(QJsonObject &line, const QString &test, const QString &text)
{
    line.insert(operandKey(test),
        isListed(test) ? QJsonValue(QJsonArray::fromStringList(splitValues(text))) : wholeOf(text));
}

void putTest(QJsonObject &line, const QString &test)
{
    const QString operand = operandOf(line);
    for (const auto key : {kWordsTest, kLeastTest, kMostTest, kMatchKey})
        line.remove(key);
    if (test == kPartsTest)
        line.insert(kMatchKey, test);
    putOperand(line, test, operand);
}

} // namespace

RuleLineModel::RuleLineModel(const RuleForm &form, const QJsonValue &lines, QObject *parent)
    : QAbstractTableModel(parent)
    , m_form(form)
{
    const QJsonObject keyed = lines.toObject();
    for (auto it = keyed.constBegin(); it != keyed.constEnd(); ++it)
        m_lines.append({it.key(), it.value()});
    for (const QJsonValue &line : lines.toArray())
        m_lines.append({QString(), line});
}

QJsonValue RuleLineModel::lines() const
{
    QJsonObject keyed;
    QJsonArray list;
    for (const Line &line : m_lines) {
        if (m_form.isKeyed)
            keyed.insert(line.key, line.value);
        else
            list.append(line.value);
    }
    return m_form.isKeyed ? QJsonValue(keyed) : QJsonValue(list);
}

bool RuleLineModel::hasKey(const QString &key) const
{
    return std::any_of(
        m_lines.cbegin(), m_lines.cend(), [&key](const Line &line) { return line.key == key; });
}

QJsonValue RuleLineModel::newLine() const
{
    QJsonObject line;
    for (const RuleColumn &column : m_form.columns) {
        if (column.kind == LineKind::Value)
            return QString();
        if (column.kind == LineKind::Words)
            return QJsonArray();
        if (column.kind == LineKind::Whole)
            line.insert(column.key, 0);
        else if (column.kind == LineKind::Test)
            line.insert(m_form.linesKey == "checks"_L1 ? kListTest : kWordsTest, QJsonArray());
        else if (!column.key.isEmpty())
            line.insert(column.key, QString());
    }
    return line;
}

int RuleLineModel::add()
{
    if (m_form.isKeyed && hasKey(QString()))
        return 0; // keys are sorted, and a new one is empty: it is filled first
    const Line line{QString(), newLine()};
    const int row = m_form.isKeyed ? 0 : rowCount();
    beginInsertRows({}, row, row);
    m_lines.insert(row, line);
    endInsertRows();
    emit edited();
    return row;
}

void RuleLineModel::remove(int row)
{
    if (row < 0 || row >= m_lines.size() || m_isReadOnly)
        return;
    beginRemoveRows({}, row, row);
    m_lines.removeAt(row);
    endRemoveRows();
    emit edited();
}

QList<std::pair<QString, QVariant>> RuleLineModel::tests(int row) const
{
    const std::pair<QString, QVariant> phone{tr("is a telephone number of"), QString(kPhoneTest)};
    const std::pair<QString, QVariant> list{tr("is one of"), QString(kListTest)};
    if (m_form.linesKey == "checks"_L1) // the one has what the other lacks
        return {testOf(m_lines.at(row).value.toObject()) == kPhoneTest ? phone : list};
    return {{tr("has one of the words"), QString(kWordsTest)},
        {tr("contains one of"), QString(kPartsTest)}, {tr("is at least"), QString(kLeastTest)},
        {tr("is at most"), QString(kMostTest)}};
}

int RuleLineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int RuleLineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_form.columns.size());
}

QString RuleLineModel::cell(const Line &line, const RuleColumn &column) const
{
    const QJsonObject object = line.value.toObject();
    switch (column.kind) {
    case LineKind::Key:
        return line.key;
    case LineKind::Value:
        return line.value.toVariant().toString();
    case LineKind::Words:
        return joinedList(line.value);
    case LineKind::Field:
    case LineKind::Text:
    case LineKind::Whole:
        return object.value(column.key).toVariant().toString();
    case LineKind::Test:
        return testOf(object);
    case LineKind::Operand:
        return operandOf(object);
    }
    return {};
}

bool RuleLineModel::put(Line &line, const RuleColumn &column, const QString &text) const
{
    QJsonObject object = line.value.toObject();
    switch (column.kind) {
    case LineKind::Key:
        if (hasKey(text))
            return false; // it would take the other one's place
        line.key = text;
        return true;
    case LineKind::Value:
        line.value = text;
        return true;
    case LineKind::Words:
        line.value = QJsonArray::fromStringList(splitValues(text));
        return true;
    case LineKind::Whole:
        object.insert(column.key, wholeOf(text));
        break;
    case LineKind::Field:
    case LineKind::Text:
        object.insert(column.key, text);
        break;
    case LineKind::Test:
        putTest(object, text);
        break;
    case LineKind::Operand:
        putOperand(object, testOf(object), text);
        break;
    }
    line.value = object;
    return true;
}

QVariant RuleLineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RuleColumn &column = m_form.columns.at(index.column());
    const QString text = cell(m_lines.at(index.row()), column);
    if (role == Qt::EditRole)
        return text;
    if (role == CellRole::Kind && !(flags(index) & Qt::ItemIsEditable))
        return static_cast<int>(CellKind::Text);
    if (role != Qt::DisplayRole)
        return {};
    if (column.kind == LineKind::Test) {
        for (const auto &[word, test] : tests(index.row())) {
            if (test.toString() == text)
                return word;
        }
    }
    return text;
}

bool RuleLineModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const RuleColumn &column = m_form.columns.at(index.column());
    Line line = m_lines.at(index.row());
    if (cell(line, column) == value.toString())
        return true;
    if (!put(line, column, value.toString()))
        return false;
    m_lines[index.row()] = line;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    emit edited();
    return true;
}

Qt::ItemFlags RuleLineModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const LineKind kind = m_form.columns.at(index.column()).kind;
    const bool isFixed = (kind == LineKind::Test && tests(index.row()).size() == 1)
        || (kind == LineKind::Operand
            && testOf(m_lines.at(index.row()).value.toObject()) == kPhoneTest);
    return m_isReadOnly || isFixed ? flags : flags | Qt::ItemIsEditable;
}

QVariant RuleLineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole
        ? QVariant(m_form.columns.value(section).title)
        : QVariant();
}

} // namespace sluice
