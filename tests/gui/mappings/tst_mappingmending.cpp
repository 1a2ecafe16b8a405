// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "console/mappings/mappingspage.h"
#include "console/widgets/messagebar.h"
#include "core/engine/runledger.h"
#include "gui/mappings/mappingtests.h"
#include "gui/pagefixture.h"

#include <QJsonArray>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

// The page Mappings while the job of an open mapping is changed or run by others. There is no
// service: the fields are not known.
class MappingMendingTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aChangeElsewhereComesIn();
    void editsStayWhenItIsChangedElsewhere();
    void retriesOnlyWhatWasMended();

private:
    static QJsonObject withConditions(int count)
    {
        QJsonArray conditions;
        for (int i = 0; i < count; ++i)
            conditions.append(QJsonObject{
                {u"column"_s, u"Column_%1"_s.arg(i)}, {u"comparator"_s, u"not_empty"_s}});
        return {{u"formatVersion"_s, 1}, {u"kind"_s, u"datastore-analytics"_s},
            {u"where"_s, conditions}};
    }
    int shownConditions() const
    {
        return static_cast<int>(m_page->editor()->document().value("where"_L1).toArray().size());
    }
    int storedConditions() const
    {
        const auto job = m_fixture->application->jobs().find(m_job.name);
        return job ? static_cast<int>(job->mapping["where"_L1].toArray().size()) : -1;
    }
    void changeElsewhere(int conditions)
    {
        auto job = m_fixture->application->jobs().find(m_job.name);
        QVERIFY(job.has_value());
        job->mapping = withConditions(conditions);
        QVERIFY(m_fixture->application->jobs().save(*job));
    }
    template <class T> T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1StringView(name));
    }
    QString told() const { return part<MessageBar>("messageBar")->text(); }
    static void settle()
    {
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(50);
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(50);
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<MappingsPage> m_page;
    Job m_job;
};

void MappingMendingTest::init()
{
    m_fixture = std::make_unique<PageFixture>();
    QCOMPARE(m_fixture->open(), QString());
    Job job{.name = u"Orders"_s, .kind = u"datastore-analytics"_s};
    job.source = u"Shop"_s;
    job.target = u"Reports"_s;
    job.parameters = QJsonObject{{u"table"_s, u"Orders"_s}};
    const auto saved = m_fixture->application->jobs().save(job);
    QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().text()));
    m_job = *saved;
    m_page = std::make_unique<MappingsPage>(m_fixture->context());
    m_page->resize(1'080, 682);
    m_page->show();
    m_page->activate();
    m_page->openMapping(m_job.name);
    QTRY_VERIFY(m_page->editor());
    QTRY_VERIFY(!told().isEmpty()); // the connections are not there
}

void MappingMendingTest::cleanup()
{
    m_page.reset();
    m_fixture.reset();
}

void MappingMendingTest::aChangeElsewhereComesIn()
{
    changeElsewhere(1);
    m_page->activate();
    QTRY_COMPARE(shownConditions(), 1);
    QVERIFY(m_page->editor()->isSaved());
    QVERIFY(m_page->editor()->replaceDocument(withConditions(2)));
    QVERIFY(!m_page->editor()->isSaved());
    part<QPushButton>("saveMappingButton")->click();
    QTRY_COMPARE(storedConditions(), 2);
}

void MappingMendingTest::editsStayWhenItIsChangedElsewhere()
{
    QVERIFY(m_page->editor()->replaceDocument(withConditions(2)));
    changeElsewhere(1);
    m_page->activate();
    settle();
    QCOMPARE(shownConditions(), 2);
    QVERIFY(!m_page->editor()->isSaved());
}

// Save and Retry while the job runs is refused, and no later Save sends anything.
void MappingMendingTest::retriesOnlyWhatWasMended()
{
    RunSpec spec;
    spec.jobId = m_job.id;
    spec.jobName = m_job.name;
    spec.kind = m_job.kind;
    spec.subject = u"Orders"_s;
    spec.environment = u"sandbox"_s;
    const auto run = m_fixture->application->ledger().create(spec);
    QVERIFY2(run.has_value(), run ? "" : qPrintable(run.error().text()));
    m_page->openItem(run->id + u"/Amount"_s);
    auto *mending = part<MessageBar>("mendingBar");
    QTRY_VERIFY(mending->isVisible());
    settle(); // the fields have been asked for once more
    QVERIFY(m_page->editor()->replaceDocument(withConditions(2)));
    emit m_fixture->feed->listChanged(
        {RunRow{.id = u"other"_s, .jobId = m_job.id, .state = RunState::Running}});
    emit mending->actionTriggered(u"saveAndRetry"_s);
    QVERIFY2(told().contains(u"cannot be changed while it runs"_s), qPrintable(told()));
    emit m_fixture->feed->listChanged({});
    QSignalSpy opened(m_page.get(), &Page::runOpened);
    part<QPushButton>("saveMappingButton")->click();
    QTRY_COMPARE(storedConditions(), 2);
    settle();
    QVERIFY2(told().contains(u"is saved"_s), qPrintable(told())); // nothing of a retry
    QCOMPARE(opened.size(), 0);
}

QObject *makeMappingMendingTest()
{
    return new MappingMendingTest;
}

} // namespace sluice::testing

#include "tst_mappingmending.moc"
