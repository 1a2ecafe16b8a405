// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "console/klaviyo/deletealldialog.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/klaviyo/klaviyopage.h"
#include "console/main/mainwindow.h"
#include "console/runs/runspage.h"
#include "console/runs/runview.h"
#include "console/widgets/card.h"
#include "console/widgets/rowview.h"
#include "console/widgets/steplist.h"
#include "gui/guimain.h"
#include "gui/main/consolefixture.h"
#include "support/shopcalls.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kRunLimitMs = 40'000;
constexpr int kProducts = 12;

} // namespace

// The page Klaviyo with the real pipelines and a sandbox program: what only they can show.
class KlaviyoRunsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void deletesAll_data();
    void deletesAll();
    void runsFromHere();
    void rejectedRecordsShowWhatWasSent();
    void pluginLockIsShownAndBroken();

private:
    QAction *action(const char *name) const
    {
        return m_console->window()->findChild<QAction *>(QLatin1StringView(name));
    }
    KlaviyoSyncPage *page() const { return m_console->window()->findChild<KlaviyoSyncPage *>(); }
    template <class T> T *dialogPart(const char *dialog, const char *name) const
    {
        auto *found = m_console->window()->findChild<QDialog *>(QLatin1StringView(dialog));
        return found ? found->findChild<T *>(QLatin1StringView(name)) : nullptr;
    }
    qint64 rows(const QString &stream, const QString &service = u"klaviyo"_s) const
    {
        return m_console->sandbox()
            .get(u"/ledger/digest?service=%1&stream=%2"_s.arg(service, stream))
            .value("rows"_L1)
            .toInteger();
    }
    std::optional<RunRow> newestRun() const
    {
        auto runs = m_console->application().runs().list(1);
        return runs && !runs->isEmpty() ? std::optional<RunRow>(runs->first()) : std::nullopt;
    }
    void showJob(const QString &resource);
    void pressRun(RunState ends = RunState::Completed); // and wait for its end

    std::unique_ptr<ConsoleFixture> m_console;
};

void KlaviyoRunsTest::initTestCase()
{
    m_console = std::make_unique<ConsoleFixture>(
        QStringList{u"--limits"_s, u"off"_s, u"--scale"_s, u"20"_s});
    QVERIFY2(m_console->problem().isEmpty(), qPrintable(m_console->problem()));
    for (const QString &resource : {u"customers"_s, u"categories"_s, u"products"_s}) {
        Job job{.name = u"Send "_s + resource, .kind = u"commerce-klaviyo"_s};
        job.source = u"Sandbox shop"_s;
        job.target = u"Sandbox Klaviyo"_s;
        // The sandbox begins anew for each test, the ledger does not.
        job.parameters = {{u"resource"_s, resource}, {u"onlyChanged"_s, false}};
        QVERIFY(m_console->application().jobs().save(job));
    }
}

void KlaviyoRunsTest::init()
{
    m_console->prompt().isYes = false;
    QVERIFY(m_console->sandbox().reset());
    QVERIFY(m_console->sandbox().setSettings({{u"commerceProducts"_s, kProducts},
        {u"commerceCustomers"_s, 20}, {u"commerceOddRecords"_s, false}}));
}

void KlaviyoRunsTest::showJob(const QString &resource)
{
    m_console->window()->showPage(u"klaviyo"_s);
    const auto *list = page()->findChild<RowView *>(u"jobList"_s);
    const auto isListed = [list, name = QString(u"Send "_s + resource)] {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, KlaviyoJobModel::Name).data().toString() == name)
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isListed());
    page()->selectJob(u"Send "_s + resource);
}

void KlaviyoRunsTest::pressRun(RunState ends)
{
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kRunLimitMs);
    const auto before = newestRun();
    action("actionRun")->trigger();
    auto *run = dialogPart<QPushButton>("RunDialog", "dialogRunButton");
    QVERIFY(run);
    run->click();
    QTRY_VERIFY_WITH_TIMEOUT(
        newestRun() && (!before || newestRun()->id != before->id), kRunLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(newestRun()->state), kRunLimitMs);
    const Counts counts = newestRun()->counts;
    QVERIFY2(newestRun()->state == ends,
        qPrintable(u"%1 rejected %2"_s.arg(counts.rejected).arg(newestRun()->reason)));
}

void KlaviyoRunsTest::deletesAll_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<bool>("everything");
    QTest::newRow("products sent from here") << u"products"_s << false;
    QTest::newRow("every product") << u"products"_s << true;
    QTest::newRow("categories sent from here") << u"categories"_s << false;
}

// Counted by a dry run, the typed word, the wait, the second question; then they are gone, and what
// is not ours is there or gone as it was chosen.
void KlaviyoRunsTest::deletesAll()
{
    QFETCH(const QString, resource);
    QFETCH(const bool, everything);
    const bool isProducts = resource == "products"_L1;
    const QString stream = isProducts ? u"catalog-items"_s : u"catalog-categories"_s;
    // An item goes with its variants, and each is an entry.
    const auto entries = [this, isProducts, stream] {
        return rows(stream) + (isProducts ? rows(u"catalog-variants"_s) : 0);
    };
    for (const QString &needed : QStringList{u"categories"_s, resource}) {
        showJob(needed);
        pressRun();
    }
    const qint64 sent = entries();
    QVERIFY(sent >= kProducts);
    QVERIFY(!m_console->sandbox()
                 .post(u"/mutate"_s,
                     QJsonObject{{u"service"_s, u"klaviyo"_s}, {u"stream"_s, stream},
                         {u"values"_s,
                             QJsonObject{{u"title"_s, u"Elsewhere"_s}, {u"name"_s, u"Elsewhere"_s},
                                 {u"external_id"_s, u"not-from-the-shop"_s},
                                 {u"url"_s, u"https://example.com"_s},
                                 {u"description"_s, u"Elsewhere"_s},
                                 {u"integration_type"_s, u"$custom"_s}}}})
                 .isEmpty());
    QCOMPARE(entries(), sent + 1);

    showJob(resource);
    auto *open = page()->findChild<QPushButton *>(u"deleteAllButton"_s);
    QTRY_VERIFY(open->isEnabled());
    open->click();
    auto *dialog = m_console->window()->findChild<DeleteAllDialog *>();
    QVERIFY(dialog);
    if (everything) {
        dialogPart<QRadioButton>("DeleteAllDialog", "everythingRadio")->setChecked(true);
        dialogPart<QCheckBox>("DeleteAllDialog", "understandCheck")->setChecked(true);
    }
    QTRY_COMPARE_WITH_TIMEOUT(
        dialog->count().value_or(-1), everything ? sent + 1 : sent, kRunLimitMs);
    QCOMPARE(entries(), sent + 1); // counting deletes nothing
    auto *remove = dialogPart<QPushButton>("DeleteAllDialog", "deleteButton");
    QVERIFY(!remove->isEnabled());
    QTest::keyClicks(dialogPart<QLineEdit>("DeleteAllDialog", "wordEdit"), resource);
    QTRY_VERIFY_WITH_TIMEOUT(remove->isEnabled(), 10'000);
    const QString counting = newestRun()->id;
    remove->click(); // the second question is answered with no
    QVERIFY(m_console->prompt().last.title.contains(QString::number(*dialog->count())));
    QTest::qWait(100);
    QCOMPARE(newestRun()->id, counting);
    m_console->prompt().isYes = true;
    remove->click();
    QTRY_VERIFY_WITH_TIMEOUT(
        newestRun()->id != counting && isEnded(newestRun()->state), kRunLimitMs);
    QVERIFY2(newestRun()->state == RunState::Completed, qPrintable(newestRun()->reason));
    QCOMPARE(newestRun()->counts.written, everything ? sent + 1 : sent);
    QCOMPARE(entries(), everything ? 0 : 1);
    QTRY_VERIFY(m_console->window()->findChildren<DeleteAllDialog *>().isEmpty());
}

// A new run from the last id that a run is sure of.
void KlaviyoRunsTest::runsFromHere()
{
    showJob(u"customers"_s);
    pressRun();
    const RunRow first = *newestRun();
    m_console->window()->openRun(first.id);
    auto *runs = m_console->window()->findChild<RunsPage *>();
    const auto *table = runs->findChild<RowView *>(u"confirmedTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    runs->view()->showTab(u"confirmed"_s);
    const QString id = table->model()->index(0, 1).data().toString();
    QVERIFY(!id.isEmpty());
    const auto known = m_console->application().runs().confirmed(first);
    QVERIFY(known && known->size() == 1);
    QCOMPARE(id, known->first().id);
    auto *view = runs->findChild<RowView *>(u"confirmedTable"_s);
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Return); // and the question is answered with no
    QTest::qWait(100);
    QCOMPARE(newestRun()->id, first.id);
    m_console->prompt().isYes = true;
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(
        newestRun()->id != first.id && isEnded(newestRun()->state), kRunLimitMs);
    const RunRow second = *newestRun();
    QVERIFY2(second.state == RunState::Completed, qPrintable(second.reason));
    QCOMPARE(second.params.value("job"_L1)[u"startId"].toString(), id);
    // Up to there everything is settled: it reads no more than the one that it begins with.
    QVERIFY2(second.counts.read <= 1, qPrintable(QString::number(second.counts.read)));
    QTRY_COMPARE(runs->view()->runId(), second.id);
}

// To record, field, value and Klaviyo's words.
void KlaviyoRunsTest::rejectedRecordsShowWhatWasSent()
{
    QVERIFY(m_console->sandbox().setSettings({{u"klaviyoFailEvery"_s, 5}}));
    const QJsonObject pointed{{u"find"_s, u"(\"pointer\": ?\"/data/[a-z/]+/\\d+)\""_s},
        {u"with"_s, u"\\1/attributes/first_name\""_s}};
    QVERIFY(m_console->sandbox().setFaults({QJsonObject{{u"service"_s, u"klaviyo"_s},
        {u"method"_s, u"GET"_s}, {u"path"_s, u"/import-errors$"_s}, {u"times"_s, 0},
        {u"when"_s, u"after"_s}, {u"action"_s, QJsonObject{{u"replace"_s, pointed}}}}}));
    showJob(u"customers"_s);
    pressRun(RunState::CompletedWithRejections);
    QVERIFY(m_console->sandbox().setFaults({}));
    const RunRow run = *newestRun();
    QCOMPARE(run.counts.rejected, 4);
    m_console->window()->openRun(run.id);
    auto *runs = m_console->window()->findChild<RunsPage *>();
    runs->view()->showTab(u"rejected"_s);
    auto *table = runs->findChild<RowView *>(u"rejectedTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 4);
    table->setCurrentIndex(table->model()->index(0, 0));
    const auto lines = [runs](const QString &well) {
        QStringList texts;
        const auto *shown = runs->findChild<Well *>(well);
        for (const QLabel *label : shown->findChildren<QLabel *>())
            texts << label->text();
        return texts;
    };
    QTRY_VERIFY(lines(u"rejectionAnswer"_s).contains(u"Value"_s));
    const QStringList sent = lines(u"rejectionValues"_s);
    const qsizetype at = sent.indexOf(u"first_name"_s);
    QVERIFY2(at >= 0 && sent.contains(u"email"_s), qPrintable(sent.join(u'|')));
    const QString name = sent.value(at + 1);
    QVERIFY(!name.isEmpty());
    const QStringList answer = lines(u"rejectionAnswer"_s);
    QVERIFY2(
        answer.contains(u"first_name"_s) && answer.contains(name), qPrintable(answer.join(u'|')));
    takePicture(*m_console->window(), u"klaviyo-rejected"_s);
}

void KlaviyoRunsTest::pluginLockIsShownAndBroken()
{
    QVERIFY(putPluginLock(m_console->sandbox(), u"categoryFullSync"_s));
    const auto before = newestRun();
    showJob(u"categories"_s);
    const auto breaking = [this]() -> QPushButton * {
        for (auto *button : page()->findChildren<QPushButton *>()) {
            if (button->text() == u"Break Lock…"_s && button->isVisible() && button->isEnabled())
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(breaking(), kRunLimitMs);
    QVERIFY(!action("actionRun")->isEnabled());
    const auto *list = page()->findChild<RowView *>(u"jobList"_s);
    QString lock;
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        if (list->model()->index(row, KlaviyoJobModel::Name).data() == u"Send categories"_s)
            lock = list->model()->index(row, KlaviyoJobModel::Lock).data().toString();
    }
    QVERIFY2(lock.startsWith(u"Held by the plugin since"_s), qPrintable(lock));
    breaking()->click();
    auto *word = dialogPart<QLineEdit>("breakLockDialog", "wordEdit");
    auto *breakButton = dialogPart<QPushButton>("breakLockDialog", "breakButton");
    QVERIFY(word && breakButton && !breakButton->isEnabled());
    QTest::keyClicks(word, u"categories"_s);
    breakButton->click();
    QCOMPARE(rows(u"custom-objects"_s, u"commercetools"_s), 1); // the next run does it
    pressRun();
    QVERIFY(!before || newestRun()->id != before->id);
    QCOMPARE(rows(u"custom-objects"_s, u"commercetools"_s), 0); // broken, and given back
    QVERIFY(rows(u"catalog-categories"_s) > 0);
    m_console->window()->showPage(u"klaviyo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kRunLimitMs);
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run<sluice::testing::KlaviyoRunsTest>();
}

#include "tst_gui_klaviyoruns.moc"
