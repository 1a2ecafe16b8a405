// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/scriptengine.h"

#include "base/csv/csvwriter.h"
#include "script/fault.h"
#include "script/prelude.h"

#include <QRegularExpression>

#include <algorithm>

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

// What an Error object of the engine says.
tl::unexpected<Error> errorOf(const QJSValue &value)
{
    return scriptError(value.toString(), value.property(u"lineNumber"_s).toInt());
}

QString secondsText(std::chrono::milliseconds time)
{
    return QString::number(static_cast<double>(time.count()) / 1000);
}

} // namespace

void ScriptFrame::clear()
{
    m_rows.clear();
    m_bytes.resize(0);
    m_sizes.clear();
}

void ScriptFrame::append(QByteArrayView row, std::span<const QByteArrayView> cells)
{
    m_rows.push_back(row.toByteArray());
    for (const QByteArrayView cell : cells) {
        m_bytes.append(cell.data(), cell.size());
        m_sizes.push_back(cell.size());
    }
}

QString ScriptFrame::separator() const
{
    for (char c = 0x1f; c > 0; --c) {
        if (c != '\t' && c != '\n' && c != '\r' && !m_bytes.contains(c))
            return QString(QChar::fromLatin1(c));
    }
    const QString text = QString::fromUtf8(m_bytes);
    for (char16_t c = 0xe000; c < 0xf8ff; ++c) { // for private use
        if (!text.contains(QChar(c)))
            return QString(QChar(c));
    }
    return {};
}

QString ScriptFrame::cells(const QString &separator) const
{
    const QByteArray between = separator.toUtf8();
    QByteArray text;
    text.reserve(m_bytes.size() + static_cast<qsizetype>(m_sizes.size()) * between.size());
    const char *at = m_bytes.constData();
    for (size_t i = 0; i < m_sizes.size(); ++i) {
        if (i > 0)
            text.append(between);
        text.append(at, m_sizes[i]);
        at += m_sizes[i];
    }
    return QString::fromUtf8(text);
}

QString ScriptFrame::rows(const QString &separator) const
{
    QByteArray text;
    for (const QByteArray &row : m_rows) {
        if (!text.isEmpty())
            text.append(separator.toUtf8());
        text.append(row);
    }
    return QString::fromUtf8(text);
}

ScriptEngine::ScriptEngine(const ScriptOptions &options)
    : m_options(options)
    , m_watch(m_engine, options.look)
{
    m_engine.installExtensions(QJSEngine::ConsoleExtension);
}

ScriptEngine::~ScriptEngine() = default;

void ScriptEngine::warmUp()
{
    m_engine.evaluate(
        u"new Date(0).toString() + new Date().toLocaleString() + "
        "'\u00e4'.localeCompare('b') + '\u00e4'.normalize('NFD') + (1.5).toLocaleString() "
        "+ /\u00e4+/i.test('x') + JSON.stringify([1]) + [2, 1].sort()"_s);
}

Result<void> ScriptEngine::evaluate(const QString &source, const QStringList &fields)
{
    QJSValue parts = m_engine.evaluate(preludeSource(fields, m_writes));
    if (parts.isError())
        return errorOf(parts);
    for (const QString &name : {u"eval"_s, u"Function"_s})
        m_engine.globalObject().deleteProperty(name);
    m_engine.globalObject().setProperty(u"reject"_s, parts.property(u"reject"_s));
    m_begin = parts.property(u"begin"_s);
    m_step = parts.property(u"step"_s);
    m_frame = parts.property(u"frame"_s);
    m_refuse = parts.property(u"refuse"_s);
    m_finish = parts.property(u"finish"_s);
    // Constants are known to their own text only, so the functions are asked for at its end.
    const QJSValue loaded = m_engine.evaluate(source
            + u"\n;[typeof process === 'function' ? process : undefined,"
              " typeof processRecords === 'function' ? processRecords : undefined]"_s,
        QString::fromLatin1(kScriptFile), 1);
    if (loaded.isError())
        return errorOf(loaded);
    const QJSValue one = loaded.property(0);
    const QJSValue many = loaded.property(1);
    if (one.isCallable() == many.isCallable())
        return scriptError(one.isCallable()
                ? u"The script defines both process(record) and processRecords(records); one is used"_s
                : u"The script defines neither process(record) nor processRecords(records)"_s);
    m_isFrameWise = many.isCallable();
    parts.property(u"start"_s).call({one, many});
    return {};
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

Result<void> ScriptEngine::takeTooLong(qsizetype index)
{
    const QString reason
        = u"process()%1 did not return within %2 s"_s.arg(m_lines, secondsText(m_options.record));
    if (++m_tooLong >= kMostTooLong)
        return scriptError(reason);
    m_refuse.call({QJSValue(static_cast<int>(index)), QJSValue(reason)});
    return {};
}

Result<void> ScriptEngine::steps(const ScriptFrame &frame)
{
    for (qsizetype i = 0; i < frame.size(); ++i) {
        noteRow(frame.number(i));
        m_watch.begin(m_options.record);
        const QJSValue problem = m_step.call({QJSValue(static_cast<int>(i))});
        if (!m_watch.end()) {
            if (auto taken = takeTooLong(i); !taken)
                return taken;
        } else if (problem.isError()) {
            m_refuse.call({QJSValue(static_cast<int>(i)), QJSValue(problem.toString())});
        } else if (problem.isString()) {
            return scriptError(problem.toString());
        }
    }
    return {};
}

Result<void> ScriptEngine::whole(const ScriptFrame &frame)
{
    noteRow(frame.number(0));
    m_watch.begin(m_options.frame);
    const QJSValue problem = m_frame.call();
    if (!m_watch.end())
        return scriptError(
            u"processRecords()%1 did not return within %2 s for %3 records that begin here"_s.arg(
                m_lines, secondsText(m_options.frame), QString::number(frame.size())));
    if (problem.isError())
        return errorOf(problem);
    if (problem.isString())
        return scriptError(problem.toString());
    return {};
}

Result<void> ScriptEngine::run(const ScriptFrame &frame, QByteArray &csv)
{
    if (frame.size() == 0)
        return {};
    noteRow(frame.number(0));
    const QString separator = frame.separator();
    if (separator.isNull())
        return scriptError(u"The values of these records use every character there is"_s);
    m_begin.call({QJSValue(frame.cells(separator)), QJSValue(separator),
        QJSValue(m_isFrameWise ? frame.rows(separator) : QString())});
    if (auto done = m_isFrameWise ? whole(frame) : steps(frame); !done)
        return done;
    noteRow(frame.number(0));
    m_watch.begin(m_options.frame);
    const QJSValue answers = m_finish.call();
    if (!m_watch.end() || !answers.isString())
        return scriptError(u"The script broke the language's own functions"_s);
    auto put = this->put(frame, answers.toString().toUtf8(), separator.toUtf8(), csv);
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
