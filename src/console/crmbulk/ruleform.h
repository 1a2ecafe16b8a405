// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <utility>

namespace sluice {

// One field of a rule's form, by its key in the document.
struct RulePart
{
    enum class Kind {
        Field, // name of a field of the record
        Text,
        OptionalField, // the key is left out while it is empty
        OptionalText,
        Choice,
        Flag,
    };
    QString key;
    QString label; // with a mnemonic
    Kind kind = Kind::Field;
    QList<std::pair<QString, QString>> choices = {}; // word, value
    bool isSet = false; // a flag that the document does not have
    QString otherwise = {}; // what an empty one says
};

// A column of the lines that some rules hold, see RuleLineModel.
struct RuleColumn
{
    enum class Kind {
        Key, // of the line, in an object
        Value, // of the line, a text
        Words, // of the line, a list of texts
        Field, // the rest: of the line's object, by `key`
        Text,
        Whole,
        Test, // how it is compared
        Operand, // with what
    };
    QString title;
    Kind kind = Kind::Text;
    QString key = {};
    QString sample = {}; // the widest usual value
};

// What the form of a rule shows.
struct RuleForm
{
    QList<RulePart> parts = {};
    QString linesKey = {}; // empty: the rule has no lines
    QString linesTitle = {};
    bool isKeyed = false; // the lines are an object, else a list of objects
    QList<RuleColumn> columns = {};
};

// Rules of the built-in processor (design 8) for people: which there are, what they are called,
// what their forms show. Plain functions, GUI thread.
QStringList ruleTypes();
QString ruleWord(const QString &type);
RuleForm ruleForm(const QString &type);
QJsonObject newRule(const QString &type); // as it is offered
// Whether the form can show all of it; else it is kept as it is, and edited as text.
bool canShowRule(const QJsonValue &rule);
QString describeRule(const QJsonValue &rule); // "Trim: Company"

} // namespace sluice
