// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QTabWidget;

namespace sluice {

// Moving from CodeLib or the Plugin: for each sync what is to be switched off first, what is taken
// over, and what stays different. It changes nothing, here or there. Modeless, deletes itself; GUI
// thread. Object name `movingDialog`.
class MovingDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MovingDialog)

public:
    explicit MovingDialog(QWidget *parent = nullptr);

signals:
    void importWanted();

private:
    struct Part
    {
        QString title;
        QStringList lines;
        bool isNumbered = false;
    };
    void addTab(const QString &name, const QString &title, const QList<Part> &parts);
    void addCrm();
    void addAnalytics();
    void addKlaviyo();
    void addButtons();

    QTabWidget *m_tabs;
};

} // namespace sluice
