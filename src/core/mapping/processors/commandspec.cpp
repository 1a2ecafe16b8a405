// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/commandspec.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMegabyte = 1024 * 1024;
constexpr qint64 kScriptMegabytes = 512; // reliability-security D, Script
constexpr qint64 kCommandMegabytes = 2048;
constexpr qint64 kFileMegabytes = 4096;
constexpr qint64 kCpuSeconds = 1800;
constexpr qsizetype kMostWords = 200;

bool hasControlCharacter(const QString &text)
{
    return std::ranges::any_of(
        text, [](QChar c) { return c.unicode() < 0x20 || c == QChar(0x7f); });
}

QStringList fieldList(JsonObjectReader &reader, const QString &key)
{
    const QStringList names = reader.texts(key, JsonNeed::Optional);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString &name = names.at(i);
        const QString path = u"%1[%2]"_s.arg(reader.pathOf(key), QString::number(i));
        if (name.isEmpty() || name != name.trimmed() || hasControlCharacter(name))
            reader.problems().add(path, u"must be the name of a field"_s);
        else if (name == "_row"_L1 || name == "_reject"_L1)
            reader.problems().add(path, u"is a column that every processor has"_s);
        else if (names.indexOf(name) != i)
            reader.problems().add(path, u"stands in the list twice"_s);
    }
    return names;
}

CommandSpec::Limits limitsOf(JsonObjectReader &processor, bool isScript)
{
    JsonObjectReader reader(processor.object(u"limits"_s, JsonNeed::Optional),
        processor.pathOf(u"limits"_s), processor.problems());
    const auto seconds
        = [&reader](const QString &key, qint64 most) -> std::optional<std::chrono::milliseconds> {
        const qint64 value = reader.integer(key, 1, most, JsonNeed::Optional, 0);
        return value > 0 ? std::optional(std::chrono::milliseconds(value * 1000)) : std::nullopt;
    };
    CommandSpec::Limits limits;
    limits.memoryBytes = kMegabyte
        * reader.integer(u"memoryMegabytes"_s, 64, 1'000'000, JsonNeed::Optional,
            isScript ? kScriptMegabytes : kCommandMegabytes);
    limits.cpuSeconds = static_cast<int>(
        reader.integer(u"cpuSeconds"_s, 1, 86'400, JsonNeed::Optional, kCpuSeconds));
    limits.silence = seconds(u"silenceSeconds"_s, 86'400);
    if (isScript) {
        limits.record = seconds(u"recordSeconds"_s, 3600);
        limits.frame = seconds(u"frameSeconds"_s, 3600);
    } else {
        limits.fileBytes = kMegabyte
            * reader.integer(u"fileMegabytes"_s, 0, 1'000'000, JsonNeed::Optional, kFileMegabytes);
    }
    reader.finish();
    return limits;
}

void readScript(JsonObjectReader &reader, CommandSpec::Form form, CommandSpec &spec)
{
    spec.file = reader.text(u"file"_s, JsonNeed::Optional);
    if (reader.has(u"file"_s) && !isScriptFileName(spec.file))
        reader.problem(u"file"_s, u"must be the name of a .js file beside the job file"_s);
    spec.source = reader.text(u"source"_s, JsonNeed::Optional);
    if (spec.source.size() > CommandSpec::kMostSource)
        reader.problem(
            u"source"_s, u"must not be longer than %1 characters"_s.arg(CommandSpec::kMostSource));
    const bool isNamed = form == CommandSpec::Form::Document && !spec.file.isEmpty();
    if (spec.source.trimmed().isEmpty() && !isNamed)
        reader.problem(u"source"_s, u"is missing: the text of the script"_s);
    if (spec.file.isEmpty())
        spec.file = u"script.js"_s;
}

void readCommand(JsonObjectReader &reader, CommandSpec &spec)
{
    spec.program = reader.filledText(u"program"_s);
    const bool isPath = spec.program.startsWith(u'/') && !spec.program.endsWith(u'/');
    if ((!isPath && spec.program.contains(u'/')) || hasControlCharacter(spec.program))
        reader.problem(u"program"_s,
            u"must be an absolute path, or the name of a program in "_s
                + QString::fromLatin1(CommandSpec::kPath));
    spec.arguments = reader.texts(u"arguments"_s, JsonNeed::Optional);
    if (spec.arguments.size() > kMostWords)
        reader.problem(u"arguments"_s, u"must not be more than %1"_s.arg(kMostWords));
    if (std::ranges::any_of(
            spec.arguments, [](const QString &text) { return text.contains(QChar(u'\0')); }))
        reader.problem(u"arguments"_s, u"must not hold the character NUL"_s);
}

} // namespace

bool isScriptFileName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A[^/\\\\\\x00-\\x1f\\x7f]{1,200}\\.m?js\\z"_s);
    return pattern.match(name).hasMatch() && !name.startsWith(u'.');
}

std::optional<CommandSpec> CommandSpec::fromJson(JsonObjectReader &reader, Form form)
{
    const qsizetype before = reader.problems().texts().size();
    CommandSpec spec;
    spec.kind = reader.choice(u"type"_s, {u"script"_s, u"command"_s}) == "script"_L1
        ? Kind::Script
        : Kind::Command;
    const bool isScript = spec.kind == Kind::Script;
    if (isScript)
        readScript(reader, form, spec);
    else
        readCommand(reader, spec);
    spec.reads = fieldList(reader, u"reads"_s);
    spec.writes = fieldList(reader, u"writes"_s);
    if (spec.reads.isEmpty() && spec.writes.isEmpty())
        reader.problem(u"reads"_s, u"or writes must name a field"_s);
    spec.limits = limitsOf(reader, isScript);
    reader.finish();
    return reader.problems().texts().size() == before ? std::optional(spec) : std::nullopt;
}

QString CommandSpec::title() const
{
    return kind == Kind::Script ? u"script %1"_s.arg(file)
                                : u"command %1"_s.arg(program.section(u'/', -1));
}

QString CommandSpec::describe() const
{
    QString what;
    if (kind == Kind::Script) {
        const QByteArray hash
            = QCryptographicHash::hash(source.toUtf8(), QCryptographicHash::Sha256)
                  .toHex()
                  .left(12);
        what = u"JavaScript %1 (SHA-256 %2...)"_s.arg(file, QString::fromLatin1(hash));
    } else {
        what = u"Command %1"_s.arg((QStringList{program} + arguments).join(u' '));
    }
    const QString given = reads.isEmpty() ? u"no further field"_s : reads.join(u", "_s);
    const QString taken = writes.isEmpty() ? u"changes no field, may drop and reject records"_s
                                           : u"may change "_s + writes.join(u", "_s);
    return u"%1: reads %2; %3."_s.arg(what, given, taken);
}

QStringList CommandSpec::columns() const
{
    QStringList names = reads;
    for (const QString &name : writes) {
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

QByteArray CommandSpec::digest() const
{
    const QJsonArray told{kind == Kind::Script ? u"script"_s : u"command"_s, file, source, program,
        QJsonArray::fromStringList(arguments), QJsonArray::fromStringList(reads),
        QJsonArray::fromStringList(writes)};
    return QCryptographicHash::hash(
        QJsonDocument(told).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256)
        .toHex();
}

} // namespace sluice
