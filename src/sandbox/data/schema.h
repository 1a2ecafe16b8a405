// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandboxclock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QString>

namespace sluice::sandbox {

// What a stream of records looks like: its fields, and the recipe by which a row's values follow
// from seed and ordinal. Plain values, fixed at start, read on any thread.

enum class FieldType {
    Text,
    TextArea,
    Email,
    Phone,
    Website,
    Picklist,
    MultiPicklist,
    Boolean,
    Integer,
    BigInt,
    Double,
    Currency,
    Percent,
    Date,
    DateTime,
    Lookup,
    Owner,
};

struct Recipe
{
    enum class Kind {
        Empty,
        Pick, // one of `choices`, evenly
        Serial, // prefix + (ordinal + 1): can be turned back into its ordinal
        Number, // low to high
        Money, // low to high with two decimals
        Day,
        Moment,
        Created,
        Modified,
        Owner,
        Reference, // an id of the module `choices[0]`, or empty one time in five
        Flag,
        Prose, // sometimes with quotes, commas and line breaks
        Subset, // some of `choices`, joined by ;
    };
    Kind kind = Kind::Empty;
    QList<QByteArray> choices = {};
    QByteArray prefix = {};
    QByteArray suffix = {};
    qint64 low = 0;
    qint64 high = 0;
};

struct FieldSpec
{
    QByteArray name; // API name
    QString label;
    FieldType type = FieldType::Text;
    int length = 255;
    Recipe recipe = {};
    bool isMandatory = false;
    bool isUnique = false;
    bool isReadOnly = false; // set by the server
    bool isServerTime = false; // not part of the ledger's hash
    bool isCustom = false;
    QList<QByteArray> picklist = {};
    QList<QByteArray> pickLabels = {}; // what people see of them, where it is something else
    QByteArray lookupModule = {};
    QByteArray kindName = {}; // what the CRM calls its type, where `type` says how it is kept
    QByteArray privacy = {}; // marked as personal data: Low or High
    bool isHealth = false; // marked as health data
};

// How the ids of a service are made: base, then the module's number, then the ordinal.
struct IdScheme
{
    qint64 base = 0;
    qint64 perModule = 0;
    qint64 first = 0; // of the first row
    int digits = 0;
};

// Appends a moment as a service writes it.
using MomentWriter = void (*)(QByteArray &out, qint64 ms);

// The CRM's ids are 19 digits: 57257670 then the module and the ordinal.
inline constexpr qint64 kIdBase = 5'725'767'000'000'000'000;
inline constexpr IdScheme kCrmIds{kIdBase, 100'000'000'000, 1'000'001, 19};

struct ModuleSpec
{
    QByteArray name;
    QString singular;
    QString plural;
    bool isCustom = false;
    int number = 0; // part of every id
    QByteArray displayField;
    QList<FieldSpec> fields; // at most 64
    QHash<QByteArray, int> index = {}; // by name, made by buildIndex()
    IdScheme ids = kCrmIds;
    MomentWriter writeStamp = &appendIsoMoment; // when a row was created and changed
    MomentWriter writeMoment = &appendIsoMoment; // a moment that is an ordinary value
    bool hasMillis = false; // in the stamps
    bool countsAutomations = false; // the ledger tells how often a row's automations ran
    QByteArray generatedType = {}; // the CRM's subform or linking; empty: a module of its own
    QByteArray parentModule = {}; // of a subform or linking module
    QByteArray parentField = {}; // by which its rows point there

    int indexOf(QByteArrayView field) const; // -1: there is none
    void buildIndex();
};

qint64 recordId(const ModuleSpec &module, qint64 ordinal);
qint64 ordinalOf(const ModuleSpec &module, QByteArrayView id); // -1: not an id of this module

// Digits only, within 64 bits, an optional minus.
bool parseInteger(QByteArrayView text, qint64 &value);

} // namespace sluice::sandbox
