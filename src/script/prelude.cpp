// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/prelude.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// A frame comes as the text of all its cells, split here at once. What goes back is one text too:
// for each record a letter: "k" with the written cells, "d" dropped, "r" with the reason; before
// it, where records come back as a list, its place in the frame. A function that cannot go on
// returns the reason as text, else nothing.
constexpr const char *kPrelude = R"js((function () {
'use strict';
const call = Function.prototype.call;
const split = call.bind(String.prototype.split);
const join = call.bind(Array.prototype.join);
const hasOwn = call.bind(Object.prototype.hasOwnProperty);
const keysOf = Object.keys;
const nothing = Object.create;
const isArray = Array.isArray;
const isFinite = Number.isFinite;
const text = String;
const ErrorType = Error;
const OverflowType = InternalError;
const TOO_LARGE = 'The script needs more memory than it may have';

class Rejection {
    constructor(reason, row) { this.reason = reason; this.row = row; }
}
class Refusal {
    constructor(reason) { this.reason = reason; }
}
class Fatal {
    constructor(reason) { this.reason = reason; }
}

let process, processRecords;
let c = [], rows = null, separator = '';
let out = [], n = 0, mark = 0;

function kindOf(value) {
    return value === null ? 'null' : isArray(value) ? 'a list'
        : typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'text'
        : typeof value === 'undefined' ? 'nothing' : 'a ' + typeof value;
}

function described(error) {
    try {
        if (!(error instanceof ErrorType))
            return text(error);
        const isOfScript = error.fileName === NAME && error.lineNumber > 0;
        const line = isOfScript ? 'line ' + error.lineNumber + ': ' : '';
        return line + error.name + ': ' + error.message;
    } catch (another) {
        return 'an exception that cannot be shown';
    }
}

// Text beyond what the engine can hold at all.
function isTooLarge(error) {
    return error instanceof OverflowType && error.message === 'allocation size overflow';
}

function cell(value, name, record, isGiven, before) {
    switch (typeof value) {
    case 'string':
        return value;
    case 'number':
        if (isFinite(value))
            return text(value);
        throw new Refusal(name + ' is ' + text(value));
    case 'boolean':
        return value ? 'true' : 'false';
    case 'undefined':
        if (!hasOwn(record, name))
            return isGiven ? '' : before;
        throw new Refusal(name + ' is undefined; null or "" empties a field');
    default:
        if (value === null)
            return '';
        throw new Refusal(name + ' is ' + kindOf(value) + ', not text');
    }
}

function changedReadOnly(name) {
    throw new Fatal('The script changes ' + name
        + ', which is not among the fields that the job says it writes');
}

// Where a record does not have just the keys that it was given.
function checkKeys(record, isGiven) {
    let isRecord = isGiven;
    for (const key of keysOf(record)) {
        if (KNOWN[key] === true)
            isRecord = true;
        else if (key !== '_row' || rows === null)
            throw new Fatal('The script sets ' + key
                + ', which is not among the fields that the job says it writes');
    }
    if (!isRecord)
        throw new Refusal('the script gave back an object without any field of the record');
}

function begin(i, letter) {
    if (rows !== null)
        out[n++] = i;
    out[n++] = letter;
}

function refuse(i, reason) {
    n = mark;
    begin(i, 'r');
    out[n++] = join(split(text(reason), separator), ' ') || 'rejected by the script';
}

function put(record, i, isGiven) {
    if (!isGiven && (typeof record !== 'object' || isArray(record)))
        throw new Refusal('the script gave back ' + kindOf(record) + ' in place of the record');
    if (keysOf(record).length !== KEYS)
        checkKeys(record, isGiven);
    begin(i, 'k');
    const b = i * WIDTH;
    let x;
TAKE
}

// Puts down what the script gave back for record i.
function take(record, i, isGiven) {
    mark = n;
    try {
        if (isGiven) {
            put(record, i, true);
        } else if (record === undefined || record === null) {
            begin(i, 'd');
        } else if (record instanceof Rejection) {
            refuse(i, record.reason);
        } else {
            put(record, i, false);
        }
    } catch (problem) {
        if (problem instanceof Fatal)
            return problem.reason;
        refuse(i, problem instanceof Refusal ? problem.reason : described(problem));
    }
}

function takeFrame(given, back) {
    if (!isArray(back))
        return 'processRecords() gave back ' + kindOf(back) + ' in place of a list of records';
    const places = nothing(null);
    for (let i = 0; i < given.length; ++i)
        places[rows[i]] = i;
    const isTaken = [];
    for (let k = 0; k < back.length; ++k) {
        const record = back[k];
        const isObject = typeof record === 'object' && record !== null;
        const i = isObject ? places[record instanceof Rejection ? record.row : record._row]
            : undefined;
        if (i === undefined)
            return 'item ' + k + ' of the list that processRecords() gave back is '
                + kindOf(record) + ' without the _row of a record of this frame';
        if (isTaken[i])
            return 'processRecords() gave back the record with the _row ' + rows[i] + ' twice';
        isTaken[i] = true;
        const problem = take(record, i, record === given[i]);
        if (problem !== undefined)
            return problem;
    }
}

return {
    start: function (functions) {
        process = functions[0];
        processRecords = functions[1];
        if (process && processRecords)
            return 'The script defines both process(record) and processRecords(records); one is used';
        if (!process && !processRecords)
            return 'The script defines neither process(record) nor processRecords(records)';
    },
    reject: function (first, second) {
        return typeof first === 'object' && first !== null
            ? new Rejection(second === undefined ? '' : second, first._row)
            : new Rejection(first === undefined ? '' : first, undefined);
    },
    begin: function (cells, between, rowTexts) {
        separator = between;
        c = split(cells, between);
        rows = rowTexts === '' ? null : split(rowTexts, between);
        n = 0;
    },
    step: function (i) {
        mark = n;
        const b = i * WIDTH;
        const record = MAKE;
        let back;
        try {
            back = process(record);
        } catch (error) {
            if (isTooLarge(error))
                return TOO_LARGE;
            refuse(i, described(error));
            return;
        }
        return take(back, i, back === record);
    },
    frame: function () {
        const given = [];
        for (let i = 0; i < rows.length; ++i) {
            const b = i * WIDTH;
            const record = MAKE;
            record._row = rows[i];
            given[i] = record;
        }
        let back;
        try {
            back = processRecords(given);
        } catch (error) {
            if (isTooLarge(error))
                return TOO_LARGE;
            const reason = described(error);
            for (let i = 0; i < rows.length; ++i) {
                mark = n;
                refuse(i, reason);
            }
            return;
        }
        try {
            return takeFrame(given.slice(), back);
        } catch (error) {
            return described(error);
        }
    },
    refuse: refuse,
    finish: function () {
        out.length = n;
        return join(out, separator);
    }
};
})())js";

// Constants are known to code beside them only.
constexpr const char *kFunctions = R"js(
[typeof process === 'function' ? process : undefined,
 typeof processRecords === 'function' ? processRecords : undefined])js";

QString quoted(const QString &text)
{
    const QString list
        = QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact));
    return list.sliced(1, list.size() - 2);
}

// How a field of `record` is read: by name where that can be written, which the engine is quicker
// at.
QString accessTo(const QString &name)
{
    static const QRegularExpression plain(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    return u"record"_s
        + (plain.match(name).hasMatch() ? QString(u'.' + name)
                                        : QString(u'[' + quoted(name) + u']'));
}

// {"A": c[b + 0], ...}: one shape for all records. Computed keys, so that no name is special.
QString recordMaker(const QStringList &fields)
{
    QStringList members;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QString key = fields.at(i) == "__proto__"_L1 ? u'[' + quoted(fields.at(i)) + u']'
                                                           : quoted(fields.at(i));
        members << key + u": c[b + "_s + QString::number(i) + u']';
    }
    return u'{' + members.join(u", "_s) + u'}';
}

// Written cells in the order of `writes`, then a look at those that must be as they were.
QString recordTaker(const QStringList &fields, const QStringList &writes)
{
    QString code;
    for (const QString &name : writes)
        code
            += u"    x = %1;\n"
               "    out[n++] = typeof x === 'string' ? x : cell(x, %2, record, isGiven, c[b + %3]);\n"_s
                   .arg(accessTo(name), quoted(name), QString::number(fields.indexOf(name)));
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (!writes.contains(fields.at(i)))
            code
                += u"    x = %1;\n"
                   "    if (x !== c[b + %2] && (isGiven || x !== undefined)) changedReadOnly(%3);\n"_s
                       .arg(accessTo(fields.at(i)), QString::number(i), quoted(fields.at(i)));
    }
    return code;
}

} // namespace

QString preludeSource(const QStringList &fields, const QStringList &writes)
{
    QStringList known;
    for (const QString &field : fields)
        known << u'[' + quoted(field) + u"]: true"_s;
    const QString constants = u"const NAME = %1, WIDTH = %2, KNOWN = {%3};\n"_s.arg(
        quoted(QString::fromLatin1(kScriptFile)), QString::number(fields.size()),
        known.join(u", "_s));
    QString source = QString::fromLatin1(kPrelude);
    source.replace(u"'use strict';\n"_s, u"'use strict';\n"_s + constants);
    source.replace(u"!== KEYS"_s, u"!== WIDTH + (rows === null ? 0 : 1)"_s);
    source.replace(u"TAKE\n"_s, recordTaker(fields, writes));
    source.replace(u"MAKE;"_s, recordMaker(fields) + u';');
    return source;
}

QString functionsSource()
{
    return QString::fromLatin1(kFunctions);
}

} // namespace sluice
