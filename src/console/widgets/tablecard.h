// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace sluice {

class EmptyState;
class RowView;

// A card that holds a table: as high as its rows where they fit (no line under the last one), else
// it fills its place and scrolls. Above the table there may be a row of filters; in its place an
// empty state. Put a stretch below it in the page's layout. GUI thread.
class TableCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableCard)

public:
    explicit TableCard(QWidget *parent = nullptr);

    RowView *view() const { return m_view; }
    // Segments, choosers and find field above the table, with a line below.
    QHBoxLayout *toolRow();
    // Shown in place of the table while its model has no row; nullptr: the bare header.
    void setEmptyState(EmptyState *empty);
    // While loading the header and the view's placeholder are shown instead of the empty state.
    void setLoading(bool isLoading);
    // What could not be read is not empty: this is said in place of rows until there are some, or
    // until setLoading().
    void setUnread();
    // False: the card takes all the room there is (log, rejected records).
    void setFitting(bool fits);
    // Call after view()->setModel(); afterwards it follows the model by itself.
    void watchModel();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fit();
    int frameHeight() const;
    int contentHeight() const;

    QVBoxLayout *m_layout;
    QWidget *m_tools = nullptr;
    int m_toolHeight = 0;
    QWidget *m_edge;
    EmptyState *m_empty = nullptr;
    RowView *m_view;
    bool m_fits = true;
    bool m_isLoading = false;
};

} // namespace sluice
