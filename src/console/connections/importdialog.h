// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/configuration.h"
#include "app/documents/importreport.h"
#include "base/result.h"
#include "console/main/consolecontext.h"
#include "core/auth/vault.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

namespace sluice {

namespace Ui {
class ImportDialog;
}

// Takes over files of Sluice and the configuration of the programs that it replaces, chosen,
// dropped or pasted: it shows what will be made and changed, what is not known, and what to know
// about it, before anything is. The texts, which may hold secrets, go with the dialog. Opened,
// never executed; deletes itself. GUI thread; texts are read in the background. Object name
// `importDialog`.
class ImportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportDialog)

public:
    ImportDialog(ConsoleContext context, QWidget *parent);
    ~ImportDialog() override;

    void addFiles(const QStringList &paths);
    void chooseFiles();

signals:
    void takenOver(const sluice::ImportReport &report);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // A plan, or why there is none, and the vault where it cannot keep secrets.
    struct Preview
    {
        ConfigurationPlan plan;
        VaultStanding vault;
        std::optional<Error> error;
    };
    void dress();
    void wantRead();
    void read();
    void showPreview(const Preview &preview);
    void showItems(const ConfigurationPlan &plan);
    void showError(const Error &error);
    void showFiles();
    void showNothing();
    void takeOverAll();
    void fit();

    ConsoleContext m_context;
    std::unique_ptr<Ui::ImportDialog> m_ui;
    QStringList m_paths;
    QTimer m_pause; // since the last letter
    std::optional<ConfigurationPlan> m_plan; // of the texts as they are
    int m_reads = 0; // the newest that was asked for
};

} // namespace sluice
