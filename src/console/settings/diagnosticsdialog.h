// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/diagnostics/diagnostics.h"
#include "console/main/consolecontext.h"

#include <QDialog>

class QBoxLayout;
class QCheckBox;
class QPushButton;
class QStandardItemModel;

namespace sluice {

class TableCard;
class TypedLabel;

// Collect Diagnostics: what goes into the zip is chosen and shown, file by file, before anything is
// written; Save writes exactly that. Gathers and writes in the background. Opened, never executed;
// deletes itself. GUI thread. Object name `diagnosticsDialog`.
class DiagnosticsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosticsDialog)

public:
    DiagnosticsDialog(ConsoleContext context, QWidget *parent);
    ~DiagnosticsDialog() override;

private:
    void addHead(QBoxLayout *layout);
    void addParts(QBoxLayout *layout);
    void addTable(QBoxLayout *layout);
    void addFoot(QBoxLayout *layout);
    DiagnosticsParts chosen() const;
    void collect();
    void take(const QList<DiagnosticsFile> &files);
    void showState();
    void save();
    void saveTo(const QString &path);

    ConsoleContext m_context;
    CancelSource m_cancel;
    QList<std::pair<DiagnosticsPart, QCheckBox *>> m_parts;
    QList<DiagnosticsFile> m_files;
    QStandardItemModel *m_model;
    TableCard *m_table;
    TypedLabel *m_note;
    QPushButton *m_leave;
    QPushButton *m_save;
    int m_collects = 0;
    bool m_isCollecting = false;
    bool m_isSaving = false;
    bool m_isSaved = false; // what is listed
};

} // namespace sluice
