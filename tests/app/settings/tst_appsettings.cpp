// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/documents/connections.h"
#include "app/settings/appsettings.h"
#include "core/engine/outcomefiles.h"
#include "core/log/logfile.h"
#include "core/log/logring.h"
#include "core/store/store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// Each setting is kept, checked, and has its effect.
class AppSettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyOneHasADefault();
    void refuses_data();
    void refuses();
    void allOrNothing();
    void durationsHoldFromTheNextStart();
    void environmentGoesFirst();
    void connectionsWithoutAWayTakeTheSettings();
    void logLevelHoldsAtOnce();
    void logCapsHold();
    void valuesOfRecordsOnWish();

private:
    QString open(std::optional<LogLevel> level = {});
    AppSettings &settings() { return m_application->settings(); }
    Result<Connection> klaviyo(const QJsonObject &more);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_application;
};

QString AppSettingsTest::open(std::optional<LogLevel> level)
{
    m_application.reset();
    auto opened = Application::open({.dataDirectory = m_folder->filePath(u"data"_s),
        .logLevel = level,
        .createdBy = u"test"_s});
    if (!opened)
        return opened.error().text();
    m_application = std::move(*opened);
    return {};
}

void AppSettingsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QFile key(m_folder->filePath(u"key"_s));
    QVERIFY(key.open(QIODevice::WriteOnly));
    key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    key.write(QByteArray(64, 'a'));
    key.close();
    qputenv("SLUICE_VAULT_KEY_FILE", key.fileName().toUtf8());
    qunsetenv("SLUICE_TIMINGS");
    QCOMPARE(open(), QString());
}

void AppSettingsTest::cleanup()
{
    m_application.reset();
    qunsetenv("SLUICE_TIMINGS");
}

void AppSettingsTest::everyOneHasADefault()
{
    const auto all = settings().all();
    QVERIFY(all);
    QCOMPARE(all->size(), AppSettings::known().size());
    for (const AppSettings::Known &known : AppSettings::known()) {
        QCOMPARE(all->value(known.name), known.standardValue());
        const auto checked = AppSettings::check(known.name, known.standardValue());
        QVERIFY2(checked.has_value(), known.name.data());
        QVERIFY(!known.meaning.isEmpty());
    }
    // A default that is not the program's own would change what nobody has set.
    const Timings plain;
    QCOMPARE(settings().value(kRetryAttempts).value_or(0), qint64(plain.retryAttempts));
    QCOMPARE(settings().value(kConnectSeconds).value_or(0) * 1'000, qint64(plain.connect.count()));
    QCOMPARE(
        settings().value(kInactivitySeconds).value_or(0) * 1'000, qint64(plain.inactivity.count()));
    QCOMPARE(settings().value(kScriptRecordMs).value_or(0), qint64(plain.scriptRecord.count()));
    QCOMPARE(
        settings().value(kLogTotalMegabytes).value_or(0) * 1'000'000, LogFileLimits().totalBytes);
}

void AppSettingsTest::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("unknown") << u"no-such-setting"_s << u"1"_s;
    QTest::newRow("no number") << u"retry-attempts"_s << u"many"_s;
    QTest::newRow("too small") << u"retry-attempts"_s << u"0"_s;
    QTest::newRow("too large") << u"retry-attempts"_s << u"21"_s;
    QTest::newRow("no level") << u"log-level"_s << u"verbose"_s;
    QTest::newRow("no proxy") << u"proxy"_s << u"ftp://proxy.example"_s;
    QTest::newRow("a password in the proxy") << u"proxy"_s << u"http://a:b@proxy.example"_s;
    QTest::newRow("no whole path") << u"ca-file"_s << u"ca.pem"_s;
    QTest::newRow("no file") << u"ca-file"_s << u"/no/such/ca.pem"_s;
}

void AppSettingsTest::refuses()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    const auto before = settings().all();
    const auto done = settings().setText(name, value);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Config);
    QCOMPARE(settings().all().value_or(QMap<QString, QString>()), *before);
}

void AppSettingsTest::allOrNothing()
{
    QVERIFY(!settings().setAll({{kLogFiles, u"20"_s}, {kProxy, u"ftp://x"_s}}));
    QCOMPARE(settings().value(kLogFiles).value_or(0), 500);
    int told = 0;
    settings().setOnChanged([&told] { ++told; });
    QVERIFY(settings().setAll({{kLogFiles, u"20"_s}, {kProxy, u"system"_s}}));
    QCOMPARE(told, 1);
    QCOMPARE(settings().value(kLogFiles).value_or(0), 20);
    QVERIFY(settings().reset(kLogFiles));
    QCOMPARE(settings().value(kLogFiles).value_or(0), 500);
}

void AppSettingsTest::durationsHoldFromTheNextStart()
{
    QVERIFY(settings().setAll({{kRetryAttempts, u"3"_s}, {kRetryLongestSeconds, u"5"_s},
        {kUnreachableMinutes, u"2"_s}, {kCommandSilenceSeconds, u"7"_s},
        {kScriptRecordMs, u"900"_s}, {kConnectSeconds, u"4"_s}, {kInactivitySeconds, u"11"_s}}));
    QCOMPARE(m_application->timings().retryAttempts, 6);
    QCOMPARE(open(), QString());
    const Timings &timings = m_application->timings();
    QCOMPARE(timings.retryAttempts, 3);
    QCOMPARE(timings.retryCap.count(), 5'000);
    QCOMPARE(timings.unreachableLimit.count(), 120'000);
    QCOMPARE(timings.commandSilence.count(), 7'000);
    QCOMPARE(timings.scriptRecord.count(), 900);
    QCOMPARE(timings.connect.count(), 4'000);
    QCOMPARE(timings.inactivity.count(), 11'000);
}

void AppSettingsTest::environmentGoesFirst()
{
    QVERIFY(settings().set(kConnectSeconds, 4));
    qputenv("SLUICE_TIMINGS", "connect=77");
    QCOMPARE(open(), QString());
    QCOMPARE(m_application->timings().connect.count(), 77);
}

Result<Connection> AppSettingsTest::klaviyo(const QJsonObject &more)
{
    Connection connection{.name = u"Klaviyo"_s, .service = u"klaviyo"_s, .environment = u"test"_s};
    if (auto known = m_application->connections().find(connection.name))
        connection = *known;
    connection.settings = more;
    return m_application->connections().save(
        connection, {{u"privateKey"_s, Secret("pk_0123456789abcdef0123456789abcdef01")}});
}

void AppSettingsTest::connectionsWithoutAWayTakeTheSettings()
{
    const auto proxyOf = [this](const QJsonObject &more) -> QString {
        const auto saved = klaviyo(more);
        if (!saved)
            return saved.error().text();
        const auto account = m_application->klaviyoAccount(*saved);
        return account ? account->network->proxy.toText() : account.error().text();
    };
    QCOMPARE(proxyOf({}), QString());
    QVERIFY(settings().setText(kProxy, u"http://proxy.example:3128"_s));
    QCOMPARE(proxyOf({}), u"http://proxy.example:3128"_s); // at once
    QCOMPARE(proxyOf({{u"proxy"_s, u"socks5://other.example:1080"_s}}),
        u"socks5://other.example:1080"_s);
    QCOMPARE(proxyOf({{u"proxy"_s, u"none"_s}}), QString()); // straight, whatever they say
    QVERIFY(settings().setText(kProxy, u"none"_s));
    QCOMPARE(proxyOf({}), QString());
}

void AppSettingsTest::logLevelHoldsAtOnce()
{
    const auto isKept = [this](const QString &message) {
        const qint64 from = m_application->logRing().end();
        Logger(&m_application->log(), "test").info(message);
        return m_application->logRing().end() > from;
    };
    QVERIFY(isKept(u"one"_s));
    QVERIFY(settings().setText(kLogLevel, u"warning"_s));
    QVERIFY(!isKept(u"two"_s));
    QVERIFY(settings().reset(kLogLevel));
    QVERIFY(isKept(u"three"_s));
    QVERIFY(settings().setText(kLogLevel, u"error"_s));
    QCOMPARE(open(LogLevel::Debug), QString()); // what is asked for with the start goes first
    QCOMPARE(m_application->log().level(), LogLevel::Debug);
}

void AppSettingsTest::logCapsHold()
{
    QVERIFY(settings().setAll({{kLogTotalMegabytes, u"4"_s}, {kLogFileMegabytes, u"1"_s}}));
    const Logger logger(&m_application->log(), "test");
    const QString text(4'000, u'x');
    for (int line = 0; line < 2'000; ++line)
        logger.info(text);
    const QFileInfoList files
        = QDir(m_folder->filePath(u"data/logs"_s)).entryInfoList({u"*.jsonl"_s}, QDir::Files);
    qint64 total = 0;
    for (const QFileInfo &file : files) {
        QVERIFY2(file.size() <= 1'000'000, qPrintable(QString::number(file.size())));
        total += file.size();
    }
    QVERIFY2(total <= 4'000'000, qPrintable(QString::number(total)));
    QVERIFY(total > 2'000'000);
}

// The one place where records' values come into the log is where their outcome is kept.
void AppSettingsTest::valuesOfRecordsOnWish()
{
    QCOMPARE(open(LogLevel::Debug), QString());
    const QString run = m_folder->filePath(u"run"_s);
    QVERIFY(QDir().mkpath(run + "/outcome"_L1));
    OutcomeFiles files(run, u"run-1"_s, &m_application->log());
    const auto append = [this, &files](const QByteArray &rows) {
        return m_application->store().write([&](Sql &sql) -> Result<void> {
            [[maybe_unused]] const auto done
                = files.append(sql, u"written"_s, "_row,Email\n", rows, 1);
            return fail(ErrorKind::Cancelled, u"only tried"_s); // there is no such run
        });
    };
    const auto isLogged = [this](const QString &value) {
        for (const LogRecord &record : m_application->logRing().takeSince(0).records) {
            if (record.details.value("values"_L1).toString().contains(value))
                return record.component == kRecordsComponent;
        }
        return false;
    };
    QVERIFY(!append("1,ann@example.org\n"));
    QVERIFY(!isLogged(u"ann@example.org"_s));
    QVERIFY(settings().set(kLogRecordValues, 1));
    QVERIFY(!append("2,bob@example.org\n"));
    QVERIFY(isLogged(u"bob@example.org"_s));
    m_application->log().setLevel(LogLevel::Info);
    QVERIFY(!append("3,eve@example.org\n"));
    QVERIFY(!isLogged(u"eve@example.org"_s));
}

QTEST_GUILESS_MAIN(AppSettingsTest)
#include "tst_appsettings.moc"
