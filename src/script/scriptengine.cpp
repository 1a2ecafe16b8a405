// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/scriptengine.h"

#include "base/csv/csvwriter.h"
#include "script/fault.h"
#include "script/prelude.h"

#include <QRegularExpression>

#include <algorithm>
#include <js/PropertyAndElement.h>
#include <js/ValueArray.h>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostTooLong = 3; // records that do not end, until the script counts as broken

tl::unexpected<Error> scriptError(const QString &what, int line = 0)
{
    return fail(Error{.kind = ErrorKind::Config,
        .what = what,
        .code = line > 0 ? QString::number(line) : QString()});
}

QString brokenText()
{
    return u"The script broke the language's own functions"_s;
}

QString secondsText(std::chrono::milliseconds time)
{
    return QString::number(static_cast<double>(time.count()) / 1000);
}

} // namespace

ScriptEngine::ScriptEngine(const ScriptOptions &options)
    : m_options(options)
    , m_watch(m_runtime, options.look)
    , m_start(m_runtime.context())
    , m_begin(m_runtime.context())
    , m_step(m_runtime.context())
    , m_frame(m_runtime.context())
    , m_refuse(m_runtime.context())
    , m_finish(m_runtime.context())
{
}

ScriptEngine::~ScriptEngine() = default;

void ScriptEngine::warmUp()
{
    JS::RootedValue nothing(m_runtime.context());
    m_runtime.evaluate("warm-up",
        u"new Date(0).toString() + new Date().toLocaleString() + "
        "'\u00e4'.localeCompare('b') + '\u00e4'.normalize('NFD') + (1.5).toLocaleString() "
        "+ /\u00e4+/i.test('x') + JSON.stringify([1]) + [2, 1].sort()"_s,
        &nothing);
    m_runtime.takeThrown();
}

ScriptEngine::Answer ScriptEngine::ask(
    JS::HandleValue function, const JS::HandleValueArray &arguments)
{
    JS::RootedValue value(m_runtime.context());
    if (m_runtime.call(function, arguments, &value))
        return value.isString()
            ? Answer{.problem = QString::fromUtf8(m_runtime.utf8(value.toString()))}
            : Answer{};
    const auto thrown = m_runtime.takeThrown();
    return thrown ? Answer{.problem = thrown->text, .isThrown = true, .line = thrown->line}
                  : Answer{.problem = brokenText()};
}

tl::unexpected<Error> ScriptEngine::thrownError()
{
    const auto thrown = m_runtime.takeThrown();
    return thrown ? scriptError(thrown->text, thrown->line) : scriptError(brokenText());
}

// False if something was thrown.
bool ScriptEngine::takePrelude(const QStringList &fields)
{
    JSContext *const context = m_runtime.context();
    const JS::HandleObject global = m_runtime.global();
    JS::RootedValue made(context);
    if (!m_runtime.evaluate("prelude", preludeSource(fields, m_writes), &made))
        return false;
    JS::RootedObject parts(context, &made.toObject());
    JS::RootedValue reject(context);
    return JS_DeleteProperty(context, global, "eval")
        && JS_DeleteProperty(context, global, "Function")
        && JS_GetProperty(context, parts, "reject", &reject)
        && JS_SetProperty(context, global, "reject", reject)
        && JS_GetProperty(context, parts, "begin", &m_begin)
        && JS_GetProperty(context, parts, "step", &m_step)
        && JS_GetProperty(context, parts, "frame", &m_frame)
        && JS_GetProperty(context, parts, "refuse", &m_refuse)
        && JS_GetProperty(context, parts, "finish", &m_finish)
        && JS_GetProperty(context, parts, "start", &m_start);
}

Result<void> ScriptEngine::evaluate(const QString &source, const QStringList &fields)
{
    JSContext *const context = m_runtime.context();
    JS::RootedValue value(context);
    if (!takePrelude(fields) || !m_runtime.evaluate(kScriptFile, source, &value)
        || !m_runtime.evaluate("prelude", functionsSource(), &value))
        return thrownError();
    JS::RootedValue many(context);
    const JS::RootedObject functions(context, &value.toObject());
    JS_GetElement(context, functions, 1, &many);
    m_isFrameWise = many.isObject();
    const Answer answer = ask(m_start, JS::HandleValueArray(value));
    return answer.problem.isEmpty() ? Result<void>() : scriptError(answer.problem, answer.line);
}

Result<void> ScriptEngine::load(const QString &source, const QStringList &fields)
{
    m_writes = m_options.writesAll ? fields : m_options.writes;
    for (const QString &name : std::as_const(m_writes)) {
        if (!fields.contains(name))
            return scriptError(
                u"The input has no column %1, which the script may write"_s.arg(name));
    }
    static const QRegularExpression begins(u"\\bprocess(Records)?\\b"_s);
    if (const auto match = begins.match(source); match.hasMatch())
        m_lines = u", which begins in line %1,"_s.arg(
            QStringView(source).first(match.capturedStart()).count(u'\n') + 1);
    m_watch.begin(m_options.frame);
    auto loaded = evaluate(source, fields);
    if (!m_watch.end())
        return scriptError(u"The script does not end when it is read, within %1 s"_s.arg(
            secondsText(m_options.frame)));
    return loaded;
}

QStringList ScriptEngine::outputColumns() const
{
    return QStringList{u"_row"_s} + m_writes + QStringList{u"_reject"_s};
}

void ScriptEngine::refuse(qsizetype index, const QString &reason)
{
    JS::RootedValueArray<2> arguments(m_runtime.context());
    arguments[0].setInt32(static_cast<int>(index));
    arguments[1].setString(m_runtime.string(reason.toUtf8()));
    ask(m_refuse, arguments);
}

Result<void> ScriptEngine::takeTooLong(qsizetype index)
{
    const QString reason
        = u"process()%1 did not return within %2 s"_s.arg(m_lines, secondsText(m_options.record));
    if (++m_tooLong >= kMostTooLong)
        return scriptError(reason);
    refuse(index, reason);
    return {};
}

Result<void> ScriptEngine::begin(const ScriptFrame &frame, const QByteArray &separator)
{
    JS::RootedValueArray<3> arguments(m_runtime.context());
    arguments[0].setString(m_runtime.string(frame.cells(separator)));
    arguments[1].setString(m_runtime.string(separator));
    arguments[2].setString(m_runtime.string(m_isFrameWise ? frame.rows(separator) : QByteArray()));
    m_watch.begin(m_options.frame);
    const Answer answer = ask(m_begin, arguments);
    return m_watch.end() && answer.problem.isEmpty() ? Result<void>() : scriptError(brokenText());
}

Result<void> ScriptEngine::steps(const ScriptFrame &frame)
{
    JS::RootedValue index(m_runtime.context());
    for (qsizetype i = 0; i < frame.size(); ++i) {
        noteRow(frame.number(i));
        index.setInt32(static_cast<int>(i));
        m_watch.begin(m_options.record);
        const Answer answer = ask(m_step, JS::HandleValueArray(index));
        if (!m_watch.end()) {
            if (auto taken = takeTooLong(i); !taken)
                return taken;
        } else if (answer.isThrown) {
            refuse(i, answer.problem);
        } else if (!answer.problem.isEmpty()) {
            return scriptError(answer.problem);
        }
    }
    return {};
}

Result<void> ScriptEngine::whole(const ScriptFrame &frame)
{
    noteRow(frame.number(0));
    m_watch.begin(m_options.frame);
    const Answer answer = ask(m_frame, JS::HandleValueArray::empty());
    if (!m_watch.end())
        return scriptError(
            u"processRecords()%1 did not return within %2 s for %3 records that begin here"_s.arg(
                m_lines, secondsText(m_options.frame), QString::number(frame.size())));
    return answer.problem.isEmpty() ? Result<void>() : scriptError(answer.problem, answer.line);
}

Result<void> ScriptEngine::finish(QByteArray &answers)
{
    JS::RootedValue value(m_runtime.context());
    m_watch.begin(m_options.frame);
    m_runtime.runJobs();
    if (!m_watch.end())
        return scriptError(u"What the script left to promises did not end within %1 s"_s.arg(
            secondsText(m_options.frame)));
    m_watch.begin(m_options.frame);
    const bool isDone = m_runtime.call(m_finish, JS::HandleValueArray::empty(), &value);
    if (!m_watch.end() || !isDone || !value.isString())
        return scriptError(brokenText());
    answers = m_runtime.utf8(value.toString());
    return {};
}

Result<void> ScriptEngine::run(const ScriptFrame &frame, QByteArray &csv)
{
    if (frame.size() == 0)
        return {};
    noteRow(frame.number(0));
    const QByteArray separator = frame.separator();
    if (separator.isNull())
        return scriptError(u"The values of these records use every character there is"_s);
    if (auto begun = begin(frame, separator); !begun)
        return begun;
    if (auto done = m_isFrameWise ? whole(frame) : steps(frame); !done)
        return done;
    noteRow(frame.number(0));
    QByteArray answers;
    if (auto finished = finish(answers); !finished)
        return finished;
    auto put = this->put(frame, answers, separator, csv);
    noteRow(0);
    return put;
}

Result<void> ScriptEngine::put(const ScriptFrame &frame, const QByteArray &answers,
    const QByteArray &separator, QByteArray &csv) const
{
    const auto width = static_cast<size_t>(m_writes.size());
    std::vector<QByteArrayView> fields(width + 2);
    std::vector<bool> isTaken(static_cast<size_t>(frame.size()));
    QByteArrayView rest(answers);
    bool isOver = answers.isEmpty();
    bool isBroken = false;
    const auto next = [&rest, &isOver, &isBroken, &separator]() -> QByteArrayView {
        isBroken = isBroken || isOver;
        const qsizetype at = isOver ? -1 : rest.indexOf(separator);
        const QByteArrayView token = at < 0 ? rest : rest.first(at);
        isOver = at < 0;
        rest = at < 0 ? QByteArrayView() : rest.sliced(at + separator.size());
        return token;
    };
    CsvWriter writer(csv);
    size_t at = 0;
    while (!isOver && !isBroken) {
        const size_t index
            = m_isFrameWise ? static_cast<size_t>(next().toByteArray().toUInt()) : at++;
        const QByteArrayView letter = next();
        isBroken = isBroken || index >= isTaken.size() || isTaken[index];
        if (isBroken)
            break;
        isTaken[index] = true;
        fields[0] = frame.row(static_cast<qsizetype>(index));
        std::fill(fields.begin() + 1, fields.end(), QByteArrayView());
        if (letter == "k")
            std::generate(fields.begin() + 1, fields.end() - 1, next);
        else if (letter == "r")
            fields.back() = next();
        else if (letter != "d")
            isBroken = true;
        if (letter != "d" && !isBroken)
            writer.row(fields);
    }
    return isBroken ? Result<void>(scriptError(
               u"A value that the script gave back holds the control character U+%1"_s.arg(
                   static_cast<uint>(QString::fromUtf8(separator).at(0).unicode()), 4, 16,
                   QChar(u'0'))))
                    : Result<void>();
}

} // namespace sluice
