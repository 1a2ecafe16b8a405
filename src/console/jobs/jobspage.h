// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "app/documents/job.h"
#include "app/runs/runs.h"
#include "base/canceltoken.h"
#include "console/jobs/namedialog.h"
#include "console/jobs/planpanel.h"
#include "console/jobs/rundialog.h"
#include "console/main/consolecontext.h"
#include "console/main/page.h"
#include "console/widgets/rowview.h"
#include "console/widgets/steplist.h"

#include <functional>

class QBoxLayout;
class QPushButton;
class QScrollArea;

namespace sluice {

class JobForm;
class JobModel;
class MappingEditorDialog;
class MessageBar;
class RunStrip;
class TableCard;
class TypedLabel;

// The page of one sync: the saved jobs of the environment, the form of the chosen one or the board
// in its place, and Before You Run; how jobs are made, saved, planned, run and stopped is the same
// for every sync. A class for each sync says what it reads, checks and asks. GUI thread; owned by
// the window's stack. Whatever blocks goes through inBackground().
class JobsPage : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobsPage)

public:
    ~JobsPage() override;

    QString title() const override { return m_look.title; }
    QString findPlaceholder() const override { return tr("Find a job"); }
    void find(const QString &text) override;
    void setEnvironment(const QString &environment) override;
    QStringList unsaved(Leaving how) const override;
    void saveUnsaved(std::function<void(bool isSaved)> then) override;
    void discardUnsaved() override { revertJob(); }
    void activate() override;
    void refresh() override;
    bool openItem(const QString &job) override;
    Actions actions() const override;
    void run() override;
    void checkPlan() override;
    void pauseOrResume() override;
    void stop() override;
    void finishChunk() override;
    void forceStop() override;

    void selectJob(const QString &name); // and opens it

protected:
    // What is different from sync to sync and never changes.
    struct Look
    {
        QString title;
        QString kind; // of its jobs
        QString icon;
        QString emptyText;
        QList<RowView::Column> columns;
        QList<int> narrowHidden; // columns that leave a small window
        RowDelegate::Density density = RowDelegate::Density::Table;
        QString missingConnection; // why New Job… is grey
        PlanPanel::Words words;
    };
    // Model and form become the page's; call begin() once they can be used.
    JobsPage(const ConsoleContext &context, const Look &look, JobModel *model, JobForm *form,
        QWidget *parent);
    void begin();

    // What stands in the form's place until a job is opened; it becomes the page's. Before begin().
    // `way` leads back there.
    void setBoard(QWidget *board, QPushButton *way);
    bool showBoard(); // in place of the form; false: that has changes that are not saved
    void showForm();

    // Asks for what the form offers and the checks need, if it is not known or old; `again`: for
    // what could not be had, too.
    virtual void loadSource(bool again) = 0;
    virtual void outdate() = 0; // all that was learnt: it is shown until there is newer
    virtual void forget(const QString &connection) = 0; // it has changed
    virtual QList<StepList::Step> sourceChecks() const = 0;
    virtual QString targetOf(const Job &job) const = 0; // what it writes to, as runs name it
    virtual QString targetInWords(const Job &job) const { return targetOf(job); }
    // A run with this subject writes there, too.
    virtual bool isWrittenBy(const QString &target, const QString &subject) const
    {
        return subject.compare(target, Qt::CaseInsensitive) == 0;
    }
    virtual QStringList accountFacts() const = 0; // for the status bar
    virtual std::optional<double> limitLeft() const { return std::nullopt; }
    virtual double limitBudget() const { return 0; }
    virtual void refreshLimit() { } // runs spend while the page is open
    virtual void fillRunFacts(RunDialog::Facts &facts) const = 0;
    virtual bool canMakeJobs() const = 0;
    virtual NameDialog::Options newJobOptions() const = 0;
    virtual Job newJobOf(const NameDialog &dialog) const = 0;
    // What is chosen for the next run only; nothing: the job as it is.
    virtual QJsonObject selection() const { return {}; }
    // With what was said in the dialog; `chosen` and `plan` are as they were when it was opened.
    virtual QJsonObject selectionOf(
        const RunDialog &, const QJsonObject &chosen, const std::optional<RunPlan> & /*plan*/) const
    {
        return chosen;
    }
    virtual bool canAgreeTo(const RunPlan &) const { return false; } // its findings, for one run
    virtual bool isPlanOfJob(const RunRow &) const { return true; } // a dry run for its own sake
    virtual bool isSameAs(const RunPlan &plan, const Job &job) const;
    virtual void takeAction(const QString &id); // of a check
    // A link in the list of jobs, of the chosen one.
    virtual void openLink(const Job &job, int column);
    virtual void jobShown() { }

    using Started = std::function<void(const Result<RunRow> &run)>;
    virtual void start(
        const QString &jobName, bool isDryRun, const QJsonObject &selection, Started then);

    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

    const QList<Connection> &connections() const { return m_connections; } // of its services
    const Connection *connection(const QString &name) const;
    // What mends a connection that did not answer as it should: a refused sign-in is mended at
    // once.
    static QList<StepList::Action> mendActions(const Connection &connection, const Error &error);
    QStringList connectionsOf(const QString &service) const; // of the environment
    QString environmentOf(const Job &job) const;
    const Job &current() const { return m_current; }
    QList<Job> jobs() const; // of the environment
    const std::optional<RunPlan> &plan() const { return m_plan; } // of it
    QStringList takenNames() const;
    // A button before New Job…
    QPushButton *addHeadAction(QAction *action, const QString &buttonName);
    const QString &environment() const { return m_environment; }
    const ConsoleContext &context() const { return m_context; }
    CancelToken cancelToken() const { return m_cancel.token(); }
    QPushButton *addJobLink(const QString &name, const QString &text); // beside the job's name
    MessageBar *bar() const { return m_bar; }
    JobForm *jobForm() const { return m_form; }
    std::optional<RunRow> activeRun() const; // of the chosen job
    // Once it is made; it is a child of the page.
    void openMappingDialog(MappingEditorDialog *dialog);
    void refreshState();
    void showAccount();
    void showError(const Error &error);
    enum class AfterMaking { Open, Stay };
    void makeJob(const NameDialog::Options &options,
        const std::function<Job(const NameDialog &)> &jobOf, AfterMaking after);
    void startRun(const Job &job, bool isDryRun, const QJsonObject &selection);
    // Whether the job is what a dialog said of it; the page says so if not.
    bool isAsDescribed(const Job &job);
    // Those of a file that the operator chooses; what is wrong with it the page shows.
    void askForIds(qsizetype most, const std::function<void(const QStringList &ids)> &then);

private:
    static constexpr QLatin1StringView kOpenForm{"form"}; // of a check

    void layOut();
    QWidget *makeTable();
    QWidget *makeHead();
    QWidget *makeJobHead();
    void makeJobActions();
    void placeRun();
    void connectParts();
    void connectBoard();
    void openForm(); // with the keyboard in it
    bool isBoardShown() const;
    void showFormOrBoard(bool hasJob);

    void reload(const QString &thenSelect = {});
    void takeDocuments(const QList<Job> &jobs, const QList<Connection> &connections);
    void showJobs(const QString &select);
    void showJob(const Job &job);
    void chooseJob(const QString &name); // in the list
    void wantJob(const QString &name); // asks if there are changes
    void askToDiscard(const std::function<void()> &go, const std::function<void()> &stay = {});
    const Job *editedJob() const; // as it is stored; null: nothing is changed in the form
    void takeRuns(const QList<RunRow> &runs);
    void showStrip();
    void readLimits(const RunRow &run);

    void takePlans();
    void loadPlan(const QString &runId);
    void addPlanFacts(RunDialog::Facts &facts) const;
    QString estimateText() const;
    QString partText() const;
    void savePlan();
    QString planNote() const;
    QList<StepList::Step> checks() const;
    std::optional<RunRow> activePlan() const;
    bool isBlocked(QString *reason) const;

    void saveJob();
    void revertJob();
    NameDialog::Choice connectionChoice(const QString &label, const QString &objectName,
        const QString &service, const QString &current);
    void duplicateJob();
    void renameJob();
    void removeJob();
    void removeStored(const QString &name);
    void exportJob();
    void newJob();
    void openNameDialog(const NameDialog::Options &options,
        const std::function<Job(const NameDialog &)> &jobOf, AfterMaking after);
    void storeJob(const Job &job, const QString &done, std::function<void(bool isSaved)> then = {});
    bool takeStored(const Job &job, bool isWanted); // false: something else is shown
    void openRunDialog();
    void wish(StopMode mode);

    ConsoleContext m_context;
    Look m_look;
    CancelSource m_cancel; // ends what is being loaded when the page goes
    QString m_environment;
    QString m_wanted; // the name of a job to be shown once it is loaded
    QList<Job> m_allJobs;
    QList<Connection> m_connections;
    QList<RunRow> m_runs;
    Job m_current;
    std::optional<RunPlan> m_plan; // of the chosen job
    QList<RecordIssue> m_planProblems; // the first records that it would reject
    std::optional<RunRow> m_planRun; // its newest dry run
    QString m_loadingPlan; // run id
    bool m_isStarting = false;
    bool m_isLoaded = false;
    bool m_isNarrow = false;
    bool m_isFormOpen = true; // a page without a board has nothing else

    JobModel *m_model;
    MessageBar *m_bar;
    RunStrip *m_strip;
    TableCard *m_table;
    RowView *m_view;
    QPushButton *m_new;
    QPushButton *m_save;
    QPushButton *m_headRun;
    QWidget *m_jobHead;
    TypedLabel *m_jobName;
    TypedLabel *m_jobNote;
    QAction *m_rename;
    QAction *m_remove;
    QPushButton *m_duplicate;
    QPushButton *m_export;
    QPushButton *m_revert;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QBoxLayout *m_pageLayout;
    QBoxLayout *m_columns;
    JobForm *m_form;
    QWidget *m_board = nullptr;
    QPushButton *m_back = nullptr; // to the board
    QAction *m_leave = nullptr; // there, in the list
    PlanPanel *m_panel;
};

} // namespace sluice
