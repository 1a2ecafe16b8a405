// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/welcome/sandboxchild.h"

#include "console/main/consolesettings.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHostAddress>
#include <QProcess>
#include <QTcpServer>

#include <csignal>
#include <sys/prctl.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds kReadyWithin{30};
constexpr std::chrono::seconds kEndsWithin{5};
constexpr int kEndWaitMs = 500; // at the program's end: it takes a few ms unless it answers slowly on purpose
constexpr qsizetype kMostWords = 4'096;
constexpr int kPortTries = 20;

// The last line that it said, without its name.
QString reasonOf(const QByteArray &words)
{
    const QStringList lines
        = QString::fromLocal8Bit(words).trimmed().split(u'\n', Qt::SkipEmptyParts);
    QString line = lines.isEmpty() ? QString() : lines.last().trimmed();
    if (line.startsWith("sluice-sandbox: "_L1))
        line = line.mid(qsizetype(sizeof("sluice-sandbox: ") - 1));
    return line.size() > 300 ? line.left(300) + u'…' : line;
}

} // namespace

SandboxChild::SandboxChild(QObject *parent)
    : QObject(parent)
    , m_program(QCoreApplication::applicationDirPath() + "/sluice-sandbox"_L1)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_state == State::Stopping) {
            m_process->kill();
            return;
        }
        failWith(Error{.kind = ErrorKind::Internal,
            .what = tr("The sandbox does not answer"),
            .why = tr("It was started %n seconds ago and has not said where it is", nullptr,
                static_cast<int>(kReadyWithin.count())),
            .next = tr("Try again when this computer has less to do")});
    });
}

// Whoever is served by it has been ended before.
SandboxChild::~SandboxChild()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    if (m_process->state() == QProcess::NotRunning)
        return;
    m_process->terminate();
    if (!m_process->waitForFinished(kEndWaitMs))
        m_process->kill();
}

qint64 SandboxChild::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void SandboxChild::start(const QString &folder, int port)
{
    if (isOn() || m_state == State::Stopping)
        return;
    m_folder = folder;
    m_lastWords.clear();
    m_problem.reset();
    m_isPortTaken = false;
    if (!QFileInfo(m_program).isExecutable()) {
        failWith(Error{.kind = ErrorKind::Config,
            .what = tr("The sandbox cannot be started"),
            .why = tr("Its program is not there: %1").arg(m_program),
            .next = tr("Install Sluice again, with all of its programs")});
        return;
    }
    QStringList arguments{u"--state"_s, folder, u"--connections-out"_s, connectionsFile(),
        u"--jobs-out"_s, jobsFile()};
    arguments += ConsoleSettings().sandboxArguments();
    if (port > 0)
        arguments << u"--port"_s << QString::number(port);
    if (m_process)
        m_process->disconnect(this); // one that was given up may still be ending
    m_process = std::make_unique<QProcess>();
    // A console that is killed takes it along.
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &SandboxChild::readOutput);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &SandboxChild::readProblems);
    connect(
        m_process.get(), &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            end(code, status == QProcess::CrashExit);
        });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            failWith(Error{.kind = ErrorKind::Config,
                .what = tr("The sandbox cannot be started"),
                .why = m_process->errorString(),
                .next = tr("Check that %1 may be executed").arg(m_program)});
    });
    m_patience.start(kReadyWithin);
    setState(State::Starting); // before it can fail to start, and after an earlier failure
    m_process->start(m_program, arguments, QIODevice::ReadOnly);
}

void SandboxChild::stop()
{
    if (!isOn())
        return;
    m_patience.start(kEndsWithin);
    m_process->terminate();
    setState(State::Stopping);
}

// One line when it is ready; it says nothing after that.
void SandboxChild::readOutput()
{
    if (m_state != State::Starting || !m_process->canReadLine()) {
        if (m_state != State::Starting)
            m_process->readAllStandardOutput();
        return;
    }
    m_process->readAllStandardOutput();
    m_patience.stop();
    setState(State::Running);
}

void SandboxChild::readProblems()
{
    m_lastWords += m_process->readAllStandardError();
    m_lastWords = m_lastWords.right(kMostWords);
}

void SandboxChild::end(int exitCode, bool isCrash)
{
    m_patience.stop();
    readProblems();
    if (m_state == State::Failed)
        return; // said already
    if (m_state == State::Stopping) {
        setState(State::Off);
        return;
    }
    const bool wasRunning = m_state == State::Running;
    const QString reason = reasonOf(m_lastWords);
    m_isPortTaken = !wasRunning && reason.contains("is not free"_L1);
    failWith(Error{.kind = m_isPortTaken ? ErrorKind::Network : ErrorKind::Internal,
        .what = wasRunning ? tr("The sandbox has ended") : tr("The sandbox could not be started"),
        .why = !reason.isEmpty() ? reason
            : isCrash            ? tr("Its program was ended by the system")
                                 : tr("Its program ended with code %1").arg(exitCode),
        .next = wasRunning  ? tr("Start it again: what it holds is kept")
            : m_isPortTaken ? tr("Use another port, or end the program that has it")
                            : tr("Try again")});
}

void SandboxChild::failWith(const Error &error)
{
    m_patience.stop();
    m_problem = error;
    setState(State::Failed);
    if (m_process && m_process->state() != QProcess::NotRunning)
        m_process->kill();
}

void SandboxChild::setState(State state)
{
    if (m_state == state && state != State::Failed)
        return;
    m_state = state;
    emit changed();
}

int SandboxChild::freePort()
{
    for (int i = 0; i < kPortTries; ++i) {
        QTcpServer first;
        QTcpServer second;
        if (first.listen(QHostAddress::LocalHost, 0) && first.serverPort() < 65'535
            && second.listen(QHostAddress::LocalHost, first.serverPort() + 1))
            return first.serverPort();
    }
    return 0;
}

} // namespace sluice
