// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/options.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

Error usageError(const QString &why)
{
    return Error{.kind = ErrorKind::Config,
        .what = u"The command line is wrong"_s,
        .why = why,
        .next = SandboxOptions::usage()};
}

// Reads the values that follow one option. Remembers the first problem.
class Arguments
{
public:
    explicit Arguments(const QStringList &arguments)
        : m_arguments(arguments)
    {
    }
    bool atEnd() const { return m_at >= m_arguments.size(); }
    QString take()
    {
        if (!atEnd())
            return m_arguments.at(m_at++);
        m_problem = u"A value is missing after %1"_s.arg(m_arguments.last());
        return {};
    }
    qint64 takeNumber(qint64 least, qint64 most)
    {
        const QString text = take();
        bool isNumber = false;
        const qint64 value = text.toLongLong(&isNumber);
        if (m_problem.isEmpty() && (!isNumber || value < least || value > most))
            m_problem = u"%1 is not a number from %2 to %3"_s.arg(text).arg(least).arg(most);
        return value;
    }
    QString problem() const { return m_problem; }

private:
    QStringList m_arguments;
    qsizetype m_at = 0;
    QString m_problem;
};

QString readOption(const QString &name, Arguments &values, SandboxOptions &options)
{
    if (name == "--listen"_L1)
        options.listen = values.take();
    else if (name == "--port"_L1)
        options.port = static_cast<int>(values.takeNumber(0, 65534));
    else if (name == "--state"_L1)
        options.state = values.take();
    else if (name == "--seed"_L1)
        options.seed = static_cast<quint64>(values.takeNumber(0, 1LL << 62));
    else if (name == "--scale"_L1)
        options.scale = values.takeNumber(0, 1'000'000'000);
    else if (name == "--leads"_L1)
        options.leads = values.take();
    else if (name == "--page-rows"_L1)
        options.pageRows = values.takeNumber(1, 1'000'000'000);
    else if (name == "--latency"_L1)
        options.latencyMs = static_cast<int>(values.takeNumber(0, 600'000));
    else if (name == "--faults"_L1)
        options.faults = values.take();
    else if (name == "--connections-out"_L1)
        options.connectionsOut = values.take();
    else if (name == "--jobs-out"_L1)
        options.jobsOut = values.take();
    else if (name == "--tls"_L1) {
        options.certificate = values.take();
        options.key = values.take();
    } else if (name == "--limits"_L1) {
        const QString limits = values.take();
        options.hasLimits = limits == "documented"_L1;
        if (!options.hasLimits && limits != "off"_L1)
            return u"--limits is documented or off"_s;
    } else {
        return u"There is no option %1"_s.arg(name);
    }
    return values.problem();
}

} // namespace

QString SandboxOptions::usage()
{
    return u"sluice-sandbox [--listen 127.0.0.1] [--port 0] [--state DIR] [--seed N] [--scale N] "
           "[--leads FILE.csv] [--page-rows N] [--limits documented|off] [--latency MS] "
           "[--faults FILE] [--tls CERT KEY] [--connections-out FILE] [--jobs-out FILE]"_s;
}

Result<SandboxOptions> SandboxOptions::fromArguments(const QStringList &arguments)
{
    SandboxOptions options;
    Arguments values(arguments);
    while (!values.atEnd()) {
        const QString problem = readOption(values.take(), values, options);
        if (!problem.isEmpty())
            return fail(usageError(problem));
    }
    return options;
}

} // namespace sluice::sandbox
