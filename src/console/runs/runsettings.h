// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace sluice {

// The parameters that a run was made with, as labels and texts. Pure function, GUI thread.
QList<std::pair<QString, QString>> settingLines(const QJsonObject &params);

// Those lines, read-only, in a well of two columns. GUI thread; owned by the dashboard.
class RunSettingsView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunSettingsView)

public:
    explicit RunSettingsView(QWidget *parent = nullptr);

    void setParams(const QJsonObject &params);

private:
    QGridLayout *m_grid = nullptr;
    QJsonObject m_params;
};

} // namespace sluice
