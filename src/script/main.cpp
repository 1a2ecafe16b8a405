// SPDX-License-Identifier: GPL-3.0-or-later
// Runs an operator's JavaScript as a command processor (design 8): CSV with _row on standard input
// and output, in frames of 500. With --keep it is the keeper of another program instead.
#include "base/csv/csvreader.h"
#include "base/csv/csvwriter.h"
#include "script/fault.h"
#include "script/keeper.h"
#include "script/lockdown.h"
#include "script/scriptengine.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <malloc.h>
#include <unistd.h>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

constexpr int kUsageExit = 1;
constexpr int kKeptBytes = 16 << 20;

// What a script writes by console.log(), and what Qt has to say.
void writeMessage(QtMsgType, const QMessageLogContext &, const QString &message)
{
    QByteArray line = message.toUtf8();
    line.replace('\n', ' ');
    line.append('\n');
    [[maybe_unused]] const ssize_t told
        = ::write(2, line.constData(), static_cast<size_t>(line.size()));
}

// Gives what is there; QFile would wait until a whole block is.
class StandardInput final : public QIODevice
{
public:
    StandardInput() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        ssize_t got = -1;
        do {
            got = ::read(0, data, static_cast<size_t>(most));
        } while (got < 0 && errno == EINTR);
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }
};

Result<void> writeOut(QByteArray &csv)
{
    qsizetype done = 0;
    while (done < csv.size()) {
        const ssize_t now
            = ::write(1, csv.constData() + done, static_cast<size_t>(csv.size() - done));
        if (now < 0 && errno == EINTR)
            continue;
        if (now < 0)
            return fail(ErrorKind::Internal, u"Nobody takes the output"_s);
        done += now;
    }
    csv.resize(0);
    return {};
}

Result<QString> readScript(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Config, u"The script %1 cannot be read"_s.arg(path));
    return QString::fromUtf8(file.readAll());
}

Result<QStringList> readFields(CsvReader &csv)
{
    auto header = csv.readHeader();
    if (!header)
        return fail(header.error());
    QStringList fields;
    for (const QByteArray &name : std::as_const(*header))
        fields << QString::fromUtf8(name);
    if (fields.size() < 2 || fields.takeFirst() != "_row"_L1)
        return fail(ErrorKind::Config, u"The input must have the column _row, then the fields"_s);
    return fields;
}

Result<bool> readFrame(CsvReader &csv, ScriptFrame &frame)
{
    frame.clear();
    while (frame.size() < ScriptFrame::kRows) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return false;
        if (*kind == CsvReader::Kind::BadRow)
            return fail(ErrorKind::Data, u"The input is no CSV"_s, csv.problem().message);
        frame.append(csv.fields().front(), csv.fields().subspan(1));
    }
    return true;
}

Result<void> work(const ScriptOptions &options)
{
    auto source = readScript(options.file);
    if (!source)
        return fail(source.error());
    ScriptEngine engine(options);
    engine.warmUp();
    if (!lockDown())
        std::fprintf(stderr, "sluice-script: this system has no filter for system calls\n");
    StandardInput in;
    CsvReader csv(in);
    auto fields = readFields(csv);
    if (!fields)
        return fail(fields.error());
    if (auto loaded = engine.load(*source, *fields); !loaded)
        return loaded;
    QByteArray out;
    CsvWriter writer(out);
    for (const QString &name : engine.outputColumns())
        writer.field(name.toUtf8());
    writer.endRow();
    ScriptFrame frame;
    for (bool isMore = true; isMore;) {
        auto more = readFrame(csv, frame);
        if (!more)
            return fail(more.error());
        isMore = *more;
        if (auto done = engine.run(frame, out); !done)
            return done;
        if (auto written = writeOut(out); !written)
            return written;
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--keep") == 0)
        return runKeeper(argc, argv);
    ::mallopt(M_ARENA_MAX, 1); // memory is short
    ::mallopt(M_MMAP_THRESHOLD, kKeptBytes); // a frame's memory is used again for the next
    ::mallopt(M_TRIM_THRESHOLD, kKeptBytes);
    catchCrashes();
    QCoreApplication app(argc, argv);
    qInstallMessageHandler(writeMessage);
    const auto options = ScriptOptions::parse(QCoreApplication::arguments().sliced(1));
    if (!options) {
        std::fprintf(stderr, "sluice-script: %s\n", qUtf8Printable(options.error().text()));
        return kUsageExit;
    }
    if (auto worked = work(*options); !worked) {
        const Error &error = worked.error();
        tellFault(error.text(), error.code.toInt());
        ::_exit(kFaultExit); // the engine may be in any state
    }
    std::fflush(nullptr);
    ::_exit(0); // nothing is left to tidy up
}
