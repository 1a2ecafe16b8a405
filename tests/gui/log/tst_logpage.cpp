// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logmodel.h"
#include "console/log/logpage.h"
#include "console/log/logview.h"
#include "console/theme/theme.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "core/log/logfile.h"
#include "gui/log/loglines.h"
#include "gui/log/logtests.h"
#include "gui/pagefixture.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The page of the log on a data directory of its own.
class LogPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void showsNewsAndErrors();
    void loadsEarlierLines();
    void saves_data();
    void saves();
    void saveFailureIsTold();
    void everythingHasAName();
    void pictures();
};

void LogPageTest::showsNewsAndErrors()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    ConsoleLogPage page(fixture.context());
    QSignalSpy unread(&page, &ConsoleLogPage::unreadErrorsChanged);
    const Logger logger(&fixture.application->log(), "console");
    const int before = page.view()->model()->rowCount();
    logger.error(u"Something failed"_s);
    logger.info(u"Something went on"_s);
    QTRY_COMPARE(page.view()->model()->rowCount(), before + 2);
    QTRY_VERIFY(!unread.isEmpty());
    QCOMPARE(unread.last().first().toInt(), 1);
    page.activate();
    QCOMPARE(unread.last().first().toInt(), 0);
    logger.error(u"It is seen"_s);
    QTRY_COMPARE(page.view()->model()->rowCount(), before + 3);
    QCOMPARE(unread.last().first().toInt(), 0);
    page.view()->clear();
    QCOMPARE(page.view()->model()->rowCount(), 0);
}

void LogPageTest::loadsEarlierLines()
{
    PageFixture fixture;
    {
        LogFile file(fixture.dataDirectory());
        for (const LogRecord &record : linesOf(1'500))
            file.write(record);
    }
    QCOMPARE(fixture.open(), QString());
    Logger(&fixture.application->log(), "console").info(u"The newest"_s);
    ConsoleLogPage page(fixture.context());
    const LogModel *model = page.view()->model();
    QTRY_VERIFY(model->rowCount() > 0);
    const int own = model->rowCount();
    auto *earlier = page.findChild<QPushButton *>(u"logEarlierButton"_s);
    earlier->click();
    QTRY_VERIFY(model->rowCount() >= own + 990);
    QVERIFY(earlier->isEnabled());
    earlier->click();
    QTRY_COMPARE(model->rowCount(), own + 1'500);
    QCOMPARE(model->record(0).message, u"Line 0"_s);
    QCOMPARE(model->record(1'499).message, u"Line 1499"_s);
    for (int row = 1; row < model->rowCount(); ++row)
        QVERIFY(model->record(row).atMs >= model->record(row - 1).atMs);
}

void LogPageTest::saves_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("hasInfo");
    QTest::newRow("filtered text") << u"actionSaveFilteredLog"_s << u"log.txt"_s << false;
    QTest::newRow("whole text") << u"actionSaveWholeLog"_s << u"log.txt"_s << true;
    QTest::newRow("filtered json") << u"actionSaveFilteredLog"_s << u"log.jsonl"_s << false;
    QTest::newRow("whole json") << u"actionSaveWholeLog"_s << u"log.jsonl"_s << true;
}

void LogPageTest::saves()
{
    QFETCH(QString, action);
    QFETCH(QString, name);
    QFETCH(bool, hasInfo);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    const Logger logger(&fixture.application->log(), "console");
    logger.error(u"It failed"_s);
    logger.info(u"It went on"_s);
    ConsoleLogPage page(fixture.context());
    page.findChild<QComboBox *>(u"logLevelCombo"_s)->setCurrentIndex(3);
    fixture.prompt.path = fixture.directory.filePath(name);
    page.findChild<QAction *>(action)->trigger();
    auto *bar = page.findChild<MessageBar *>();
    QTRY_VERIFY(!bar->isHidden());
    QCOMPARE(bar->tone(), Tone::Success);
    QFile file(fixture.prompt.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("It failed"));
    QCOMPARE(text.contains("It went on"), hasInfo);
    const bool isJson = QJsonDocument::fromJson(text.left(text.indexOf('\n'))).isObject();
    QCOMPARE(isJson, name.endsWith(".jsonl"_L1));
}

void LogPageTest::saveFailureIsTold()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    ConsoleLogPage page(fixture.context());
    fixture.prompt.path = fixture.directory.filePath(u"no/such/folder/log.txt"_s);
    page.findChild<QAction *>(u"actionSaveWholeLog"_s)->trigger();
    auto *bar = page.findChild<MessageBar *>();
    QTRY_VERIFY(!bar->isHidden());
    QCOMPARE(bar->tone(), Tone::Error);
    QVERIFY(bar->text().contains(u"was not saved"_s));
}

void LogPageTest::everythingHasAName()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    ConsoleLogPage page(fixture.context());
    page.resize(1'080, 700);
    page.show();
    page.view()->append(linesOf(5));
    QCOMPARE(namelessWidgets(&page), QStringList());
}

void LogPageTest::pictures()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QString theme = mode == Theme::Mode::Light ? u"light"_s : u"dark"_s;
        ConsoleLogPage page(fixture.context());
        page.activate();
        QWidget *table = page.findChild<RowView *>();
        page.view()->append(linesOf(60));
        page.view()->append({{.atMs = 1'700'000'100'000,
            .level = LogLevel::Error,
            .runId = {},
            .component = "http",
            .message = u"POST https://accounts.zoho.eu/oauth/v2/token - 400, 402 ms"_s,
            .details
            = {{u"method"_s, u"POST"_s}, {u"url"_s, u"https://accounts.zoho.eu/oauth/v2/token"_s},
                {u"status"_s, 400}, {u"ms"_s, 402}, {u"bytes"_s, 1'200}}}});
        for (const QSize size : {QSize(1'080, 680), QSize(848, 440)}) {
            page.resize(size);
            page.show();
            QVERIFY(QTest::qWaitForWindowExposed(&page));
            page.view()->setFindText(u"line 5"_s);
            page.view()->setFindText(u"oauth"_s);
            QCoreApplication::processEvents();
            QVERIFY(table->width() <= page.width());
            takePicture(page, u"log-%1-%2"_s.arg(theme).arg(size.width()));
        }
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

QObject *makeLogPageTest()
{
    return new LogPageTest;
}

#include "tst_logpage.moc"
