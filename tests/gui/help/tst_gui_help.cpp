// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual/manual.h"
#include "console/help/help.h"
#include "console/help/helptopics.h"
#include "console/help/helpwindow.h"
#include "console/help/manualbrowser.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/theme/theme.h"
#include "gui/pagefixture.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

// F1 and the window of help, pressed by keyboard on the whole console without a service.
class HelpTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = std::make_unique<PageFixture>();
        const QString problem = m_fixture->open();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        m_window = std::make_unique<MainWindow>(m_fixture->context());
        m_window->resize(1'180, 760); // as on a usual screen
        m_window->show();
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_fixture.reset();
    }
    void cleanup()
    {
        m_own.reset();
        QLocale::setDefault(QLocale::c());
    }

    void topicsAreThere();
    void opensThePageOfWhereYouAre();
    void dialogsHaveTheirOwn();
    void nearestOneWins();
    void goesBackAndForward();
    void linksStayInside();
    void findsInThePage();
    void keepsPagesThatHaveIt();
    void showsPictures();
    void followsTheTheme();
    void speaksGerman();
    void namesWhatTakesTheFocus();
    void closesByEscape();

private:
    // The window of help: the test's own, or the console's.
    HelpWindow *help() const
    {
        return m_own ? m_own->window() : m_window->findChild<Help *>()->window();
    }
    // The test's own, opened at a topic.
    void open(const QString &topic)
    {
        if (!m_own)
            m_own = std::make_unique<Help>(m_fixture->prompt, nullptr);
        m_own->open(topic);
        QVERIFY(QTest::qWaitForWindowActive(help()));
    }
    template <class T> T *part(const char *name) const
    {
        return help()->findChild<T *>(QLatin1StringView(name));
    }
    ManualBrowser *browser() const { return part<ManualBrowser>("manualBrowser"); }
    void follow(const QString &href) const { emit browser()->anchorClicked(QUrl(href)); }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Help> m_own;
};

void HelpTest::topicsAreThere()
{
    const Manual manual;
    for (const QString &topic : helpTopicsByName()) {
        const QString page = topic.section(u'#', 0, 0);
        QVERIFY2(manual.has(page), qPrintable(topic));
        if (topic.contains(u'#'))
            QVERIFY2(Manual::headingOf(page, topic.section(u'#', 1)) > 0, qPrintable(topic));
    }
}

void HelpTest::opensThePageOfWhereYouAre()
{
    for (Page *page : m_window->pages()) {
        m_window->showPage(page->key());
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QVERIFY(help() && help()->isVisible());
        QCOMPARE(help()->page(), page->key());
    }
    auto *action = m_window->findChild<QAction *>(u"actionHelp"_s);
    QVERIFY(action);
    m_window->showPage(u"log"_s);
    action->trigger();
    QCOMPARE(help()->page(), u"log"_s);
    QVERIFY(QTest::qWaitForWindowActive(help()));
    QTest::keyClick(help(), Qt::Key_F1); // in the manual itself
    QCOMPARE(help()->page(), Manual::indexName());
}

// A dialog blocks the window that it stands over, but neither F1 nor the window of help.
void HelpTest::dialogsHaveTheirOwn()
{
    m_window->showPage(u"runs"_s);
    for (const QString &name : helpTopicsByName().keys()) {
        QDialog dialog(m_window->currentPage());
        dialog.setObjectName(name);
        auto *field = new QLineEdit(&dialog);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClick(field, Qt::Key_F1);
        QVERIFY(help() && QTest::qWaitForWindowActive(help()));
        QCOMPARE(help()->page(), helpTopicsByName().value(name).section(u'#', 0, 0));
        QTest::keyClick(help(), Qt::Key_Home, Qt::AltModifier);
        QCOMPARE(help()->page(), Manual::indexName());
        dialog.reject();
    }
}

void HelpTest::nearestOneWins()
{
    m_window->showPage(u"schedules"_s);
    QWidget *page = m_window->currentPage();
    QCOMPARE(helpTopicOf(page), u"schedules"_s);
    QDialog dialog(page);
    dialog.setObjectName(u"someDialog"_s);
    QWidget inner(&dialog);
    QCOMPARE(helpTopicOf(&inner), u"schedules"_s); // of the page that it stands over
    dialog.setObjectName(u"undoDialog"_s);
    QCOMPARE(helpTopicOf(&inner), u"undo"_s);
    inner.setProperty("manual", u"mappings#transforms"_s);
    QCOMPARE(helpTopicOf(&inner), u"mappings#transforms"_s);
    inner.setProperty("manual", u"no-such-page"_s);
    QCOMPARE(helpTopicOf(&inner), u"undo"_s);
    const QWidget alone;
    QCOMPARE(helpTopicOf(&alone), Manual::indexName());
    QCOMPARE(helpTopicOf(nullptr), Manual::indexName());
}

void HelpTest::goesBackAndForward()
{
    open(u"runs"_s);
    auto *back = part<QWidget>("helpBackButton");
    auto *forward = part<QWidget>("helpForwardButton");
    QVERIFY(!back->isEnabled() && !forward->isEnabled());
    open(u"undo"_s);
    QTest::keyClick(browser(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(help()->page(), u"runs"_s);
    QVERIFY(!back->isEnabled() && forward->isEnabled());
    QTest::keyClick(browser(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(help()->page(), u"undo"_s);
    QTest::keyClick(browser(), Qt::Key_Left, Qt::AltModifier);
    follow(u"stop.md"_s); // what was ahead is forgotten
    QVERIFY(!forward->isEnabled());
    QCOMPARE(help()->page(), u"stop"_s);
    // The contents lead, too, and stand where the page is.
    auto *contents = part<QListWidget>("helpContents");
    QCOMPARE(contents->currentItem()->data(Qt::UserRole).toString(), u"stop"_s);
    const int row = contents->currentRow();
    QTest::keyClick(contents, Qt::Key_Down);
    QVERIFY(contents->currentRow() > row);
    QCOMPARE(contents->currentItem()->data(Qt::UserRole).toString(), help()->page());
    QVERIFY(help()->page() != u"stop"_s);
    QVERIFY(help()->windowTitle().contains(Manual().title(help()->page())));
}

void HelpTest::linksStayInside()
{
    open(u"index"_s);
    follow(u"klaviyo.md#locks"_s);
    QCOMPARE(help()->page(), u"klaviyo"_s);
    QCOMPARE(browser()->textCursor().block().text(), u"Locks"_s);
    QVERIFY(browser()->verticalScrollBar()->value() > 0);
    follow(u"#delete-all"_s);
    QCOMPARE(browser()->textCursor().block().text(), u"Delete all"_s);
    follow(u"no-such-page.md"_s);
    QCOMPARE(help()->page(), Manual::indexName());
    follow(u"https://api-console.zoho.com"_s);
    QCOMPARE(help()->page(), Manual::indexName());
    QCOMPARE(m_fixture->prompt.links, {QUrl(u"https://api-console.zoho.com"_s)});
    // By keyboard: Tab reaches the first link, Enter follows it.
    open(u"undo"_s);
    browser()->setFocus();
    QTest::keyClick(browser(), Qt::Key_Tab);
    QTest::keyClick(browser(), Qt::Key_Return);
    QCOMPARE(help()->page(), u"keeping-data"_s);
}

void HelpTest::findsInThePage()
{
    open(u"stop"_s);
    QTest::keyClick(help(), Qt::Key_F, Qt::ControlModifier);
    auto *find = part<QLineEdit>("helpFindEdit");
    QTRY_VERIFY(find->hasFocus());
    QTest::keyClicks(find, u"force stop"_s);
    const auto marks = browser()->extraSelections();
    QVERIFY(marks.size() >= 1);
    QCOMPARE(marks.first().cursor.selectedText().toLower(), u"force stop"_s);
    QVERIFY(!part<QLabel>("helpFoundLabel")->text().isEmpty());
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(browser()->textCursor().selectedText().toLower(), u"force stop"_s);
    QTest::keyClick(help(), Qt::Key_F3); // from the end on at the beginning
    QCOMPARE(browser()->textCursor().selectedText().toLower(), u"force stop"_s);
    QTest::keyClicks(find, u" nowhere"_s);
    QVERIFY(browser()->extraSelections().isEmpty());
    QTest::keyClick(help(), Qt::Key_Escape);
    QVERIFY(find->text().isEmpty() && help()->isVisible());
}

void HelpTest::keepsPagesThatHaveIt()
{
    open(u"index"_s);
    auto *contents = part<QListWidget>("helpContents");
    const auto shown = [contents] {
        QStringList pages;
        for (int row = 0; row < contents->count(); ++row) {
            const QListWidgetItem *item = contents->item(row);
            if (!item->isHidden())
                pages.append(item->data(Qt::UserRole).toString());
        }
        return pages;
    };
    const qsizetype all = shown().size();
    QVERIFY(all > Manual().pages().size()); // with the parts' headings
    part<QLineEdit>("helpFindEdit")->setText(u"catalyst-codelib-secret-key"_s);
    QCOMPARE(shown(), QStringList({QString(), u"control-api"_s}));
    part<QLineEdit>("helpFindEdit")->clear();
    QCOMPARE(shown().size(), all);
}

void HelpTest::showsPictures()
{
    const Manual manual;
    int pictures = 0;
    for (const Manual::Page &page : manual.pages()) {
        open(page.name);
        const QTextDocument *document = browser()->document();
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                const QTextImageFormat format = it.fragment().charFormat().toImageFormat();
                if (!format.isValid())
                    continue;
                const auto picture
                    = document->resource(QTextDocument::ImageResource, QUrl(format.name()));
                QVERIFY2(!picture.value<QImage>().isNull(), qPrintable(format.name()));
                QVERIFY(format.width() <= browser()->viewport()->width());
                ++pictures;
            }
        }
    }
    QVERIFY(pictures > 5);
    // Narrower, they are set again.
    open(u"crm"_s);
    help()->resize(help()->minimumSize());
    QTRY_VERIFY(browser()->document()->idealWidth() <= browser()->viewport()->width());
}

// Colours of text and links are the theme's, now and after it has changed.
void HelpTest::followsTheTheme()
{
    open(u"stop"_s);
    for (const auto mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().setMode(mode);
        int links = 0;
        const QTextDocument *document = browser()->document();
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                const QTextCharFormat format = it.fragment().charFormat();
                const Role role = format.isAnchor() ? Role::Accent : Role::Text;
                QCOMPARE(format.foreground().color(), themeColor(role));
                links += format.isAnchor();
            }
        }
        QVERIFY(links > 0);
        takePicture(*help(), mode == Theme::Mode::Dark ? u"help-dark"_s : u"help-light"_s);
    }
    open(u"run"_s);
    takePicture(*help(), u"help-picture"_s);
    open(u"command-line"_s);
    takePicture(*help(), u"help-table"_s);
    open(u"sign-in"_s);
    takePicture(*help(), u"help-code"_s);
}

void HelpTest::speaksGerman()
{
    QLocale::setDefault(QLocale(QLocale::German));
    open(u"klaviyo#locks"_s);
    QCOMPARE(browser()->textCursor().block().text(), u"Sperren"_s);
    QCOMPARE(part<QListWidget>("helpContents")->item(0)->text(), u"Hilfe"_s);
    takePicture(*help(), u"help-german"_s);
}

void HelpTest::namesWhatTakesTheFocus()
{
    open(u"index"_s);
    QCOMPARE(namelessWidgets(help()), QStringList());
}

void HelpTest::closesByEscape()
{
    open(u"index"_s);
    QVERIFY(!help()->isModal());
    QVERIFY(!help()->testAttribute(Qt::WA_QuitOnClose)); // the program ends with its own window
    QTest::keyClick(help(), Qt::Key_Escape);
    QVERIFY(!help()->isVisible());
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    sluice::Theme theme(settings.path());
    theme.setMode(sluice::Theme::Mode::Light);
    sluice::testing::HelpTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_gui_help.moc"
