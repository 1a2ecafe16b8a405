// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "console/main/page.h"
#include "console/mappings/mappingsource.h"
#include "core/engine/runtypes.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <unordered_map>

class QAction;
class QPushButton;
class QStackedWidget;

namespace sluice {

class BadgeLabel;
class ElidingLabel;
class EmptyState;
class MappingListModel;
class MessageBar;
class TableCard;
class TypedLabel;

// The page Mappings: the mappings of all syncs, and the editor of the chosen one, the same as in
// the dialog of its job. An editor stays while the page does, so that nothing unsaved is lost by
// looking elsewhere. GUI thread; owned by the stack of pages. Whatever blocks goes through
// inBackground().
class MappingsPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingsPage)

public:
    explicit MappingsPage(ConsoleContext context, QWidget *parent = nullptr);
    ~MappingsPage() override;

    QString key() const override { return QStringLiteral("mappings"); }
    QString title() const override { return tr("Mappings"); }
    QString findPlaceholder() const override { return tr("Find a mapping or field"); }
    void find(const QString &text) override;
    void setEnvironment(const QString &environment) override;
    QStringList unsaved(Leaving how) const override;
    void saveUnsaved(std::function<void(bool isSaved)> then) override;
    void discardUnsaved() override;
    void activate() override;
    void refresh() override;
    void create() override;

    void openMapping(const QString &jobName);
    // RUN/FIELD: the mapping of the run's job at that field, to mend what made the run reject
    // records, and the way to send them again.
    bool openItem(const QString &item) override;
    MappingEditor *editor() const; // that is shown; null: the list is

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // An editor that was opened, with what feeds it.
    struct Opened
    {
        std::unique_ptr<MappingSource> source;
        MappingEditor *editor = nullptr;
        QString loadedAt; // the time of the newest field list; empty: none has come
        bool isLoading = false;
        bool isOld = false; // what it shows is loaded anew as soon as it can be
        bool isCheckWanted = false;
        std::optional<Error> error;
    };

    QWidget *makeList();
    QWidget *makeEditorPart();
    QPushButton *makeButton(const char *name, const QString &text, const QString &icon);
    void makeTable();
    void reload();
    void takeJobs(const QList<Job> &jobs, const QHash<QString, QString> &environments);
    void takeNewer(const Job &job);
    bool isHere(const Job &job) const; // of the environment that is chosen
    void showJobs();
    void chooseJob();
    void takeRuns(const QList<RunRow> &runs);
    void openRow(int row);
    void open(const Job &job);
    void load(const QString &jobId);
    void loadAgain(const QString &jobId);
    void loadIfOld(const QString &jobId);
    void showList();
    void showState();
    void showBar();
    void toldChecked();
    Opened *current();
    const Job *currentJob() const;
    void save();
    void store(const QString &jobId, std::function<void(bool isSaved)> then = {});
    void revert();
    void importMapping();
    void takeImport(const QString &path, const Result<QJsonObject> &document);
    void exportMapping();
    void exportDocument(const QString &name, const QJsonObject &document);
    void makeMenu();
    void showMenu(); // what can be done with the chosen row
    void exportChosen();
    void useStarter();
    void showError(const Error &error);
    void showMending(bool isLoaded = false);
    void saveAndRetry();
    void retryMended();

    ConsoleContext m_context;
    MappingListModel *m_model;
    MessageBar *m_bar;
    MessageBar *m_mendingBar = nullptr;
    QStackedWidget *m_stack;
    TableCard *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QAction *m_openChosen = nullptr;
    QAction *m_exportChosen = nullptr;
    QWidget *m_list = nullptr;
    QWidget *m_editing = nullptr;
    QStackedWidget *m_editors = nullptr;
    TypedLabel *m_path = nullptr;
    ElidingLabel *m_facts = nullptr;
    TypedLabel *m_name = nullptr;
    BadgeLabel *m_badge = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_revert = nullptr;
    QPushButton *m_save = nullptr;
    QList<Job> m_jobs;
    QHash<QString, QString> m_environments; // of connections, by name
    QSet<QString> m_running; // jobs, by id
    std::unordered_map<QString, Opened> m_opened; // by job id
    QString m_current; // job id; empty: the list is shown
    QString m_wanted; // the name of a job to be opened once it is listed
    QString m_environment;
    bool m_isNarrow = false;
    bool m_hasLooked = false;
    bool m_isCreateWanted = false; // as soon as the jobs are read
    // What is being mended: a run's records, of which job and at which field.
    struct Mending
    {
        RunRow run;
        QString field;
        bool isAtField = false; // with the fields that the service has
    };
    std::optional<Mending> m_mending;
};

} // namespace sluice
