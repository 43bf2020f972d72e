-- Drives Neovim, without a screen, through what people do with the server, on a copy of the example shop:
--
--     WIRELINT=target/debug/wirelint nvim --headless --clean -c 'luafile editors/neovim/test.lua'
--
-- Prints a line for each thing that is checked. The first one that is not so ends the test with exit code 1.

local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local shop = vim.fn.fnamemodify(here, ':h:h') .. '/test-data/shop'
local program = vim.fn.fnamemodify(vim.env.WIRELINT or 'target/debug/wirelint', ':p')
local root = (vim.uv or vim.loop).fs_realpath(vim.fn.fnamemodify(vim.fn.tempname(), ':h')) .. '/shop'
local patience = 10000 -- milliseconds

local passed = 0

local function say(...)
  io.stdout:write(table.concat({ ... }), '\n')
  io.stdout:flush()
end

local function leave(failed)
  vim.fn.delete(root, 'rf')
  say(passed, ' passed, ', failed, ' failed')
  vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
end

local function check(what, holds, found)
  if holds then
    passed = passed + 1
    say('ok      ', what)
  else
    say('FAILED  ', what)
    say('found:  ', type(found) == 'string' and found or vim.inspect(found))
    error('failed')
  end
end

local function equal(what, found, expected)
  check(what, vim.deep_equal(found, expected), { found = found, expected = expected })
end

-- Waits until `condition` holds. `found` says what there is instead.
local function eventually(what, condition, found)
  local now = (vim.uv or vim.loop).hrtime
  local start = now()
  local holds = vim.wait(patience, condition, 2)
  local took = (' (%d ms)'):format((now() - start) / 1e6)
  check(what .. (holds and took or ''), holds, not holds and found and found() or nil)
end

-- What is shown at `buffer`, or everything.

local function code(diagnostic)
  return diagnostic.code or (((diagnostic.user_data or {}).lsp or {}).code)
end

local function findings(buffer)
  local all = {}
  for _, it in ipairs(vim.diagnostic.get(buffer)) do
    local from = vim.api.nvim_buf_get_offset(buffer, it.lnum) + it.col
    local to = vim.api.nvim_buf_get_offset(buffer, it.end_lnum) + it.end_col
    table.insert(all, ('%d-%d %d %s'):format(from, to, it.severity, code(it)))
  end
  table.sort(all)
  return all
end

-- What the command line finds in the files on disk: for each file the same lines as from `findings`.
local function printed()
  local levels = { error = 1, warning = 2, info = 3, hint = 4 }
  local command = { program, 'lint', '--format', 'json', '--show', 'hint', '--fail-on', 'never', '--quiet', '.' }
  local output = vim.fn.system('cd ' .. vim.fn.shellescape(root) .. ' && ' .. table.concat(
    vim.tbl_map(vim.fn.shellescape, command),
    ' '
  ))
  local files = setmetatable({}, {
    __index = function(all, file)
      return rawget(all, file) or {}
    end,
  })
  for _, it in ipairs(vim.fn.json_decode(output).findings) do
    local line = ('%d-%d %d %s'):format(it.range.start.offset, it.range['end'].offset, levels[it.severity], it.rule)
    files[it.file] = vim.list_extend(files[it.file], { line })
    table.sort(files[it.file])
  end
  return files
end

-- The finding of `rule` whose line contains `text`, if there is one; in the buffer that is looked at, or another one.
local function finding(rule, text, buffer)
  for _, it in ipairs(vim.diagnostic.get(buffer or 0)) do
    local line = vim.api.nvim_buf_get_lines(buffer or 0, it.lnum, it.lnum + 1, false)[1] or ''
    if code(it) == rule and line:find(text, 1, true) then
      return it
    end
  end
end

-- What people do.

local function open(file)
  vim.cmd('edit ' .. vim.fn.fnameescape(root .. '/' .. file))
  return vim.api.nvim_get_current_buf()
end

-- Puts the cursor into the middle of the first place where `text` stands.
local function go_to(text)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search('\\V' .. vim.fn.escape(text, '\\'), 'cW') > 0, 'the file has no ' .. text)
  vim.fn.cursor(vim.fn.line('.'), vim.fn.col('.') + math.floor(#text / 2))
end

-- Makes the line of the cursor `text`, as one step that can be undone.
local function retype(text)
  vim.cmd('let &l:undolevels = &l:undolevels')
  vim.api.nvim_set_current_line(text)
  vim.cmd('let &l:undolevels = &l:undolevels')
end

local function undo()
  vim.cmd('silent undo')
end

-- Opens the menu of code actions at the cursor, of the kind `only` if that is given, and chooses the first one whose
-- title contains `title`.
local function choose(title, only)
  local titles
  vim.ui.select = function(items, options, on_choice)
    titles = vim.tbl_map(options.format_item, items)
    for _, item in ipairs(items) do
      if options.format_item(item):find(title, 1, true) then
        return on_choice(item)
      end
    end
    on_choice(nil)
  end
  local context = only and { only = { only } } or {}
  if vim.fn.has('nvim-0.8') == 1 then
    vim.lsp.buf.code_action({ context = context })
  else
    vim.lsp.buf.code_action(only and { only = { only }, diagnostics = {} } or nil)
  end
  eventually('the menu of code actions opens', function()
    return titles ~= nil
  end)
  check('it has: ' .. (only or title), table.concat(titles, '\n'):find(title, 1, true) ~= nil, titles)
end

-- The text of the window that floats, if there is one.
local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local buffer = vim.api.nvim_win_get_buf(window)
      return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n'), window
    end
  end
end

local function hover()
  vim.lsp.buf.hover()
  eventually('the hover opens', floating)
  local text, window = floating()
  vim.api.nvim_win_close(window, true)
  return text
end

local function go_to_definition()
  local before = { vim.api.nvim_get_current_buf(), vim.fn.line('.') }
  vim.lsp.buf.definition()
  eventually('the definition opens', function()
    return not vim.deep_equal({ vim.api.nvim_get_current_buf(), vim.fn.line('.') }, before)
  end)
  return vim.api.nvim_buf_get_name(0):sub(#root + 2), vim.trim(vim.api.nvim_get_current_line())
end

local function clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()
end

-- The test.

local ends = {}

local function run()
  vim.fn.mkdir(root, 'p')
  vim.fn.system({ 'cp', '-R', shop .. '/.', root })
  vim.fn.mkdir(root .. '/.git')
  vim.cmd('filetype on')

  local wirelint = dofile(here .. '/wirelint.lua')
  wirelint.setup({
    cmd = { program, 'lsp' },
    on_exit = function(status, signal)
      table.insert(ends, { status = status, signal = signal })
    end,
  })
  check('the program is there: ' .. program, vim.fn.executable(program) == 1)
  equal('the workspace is the folder with .git', wirelint.root_dir(root .. '/orders/schemas/order.yaml'), root)

  local expected = printed()
  local orders = open('orders/openapi.yaml')
  eventually('a YAML file starts a client', function()
    return #clients() == 1
  end)
  eventually('its findings are those of the command line, and there are some', function()
    local shown = findings(orders)
    return #shown > 0 and vim.deep_equal(shown, expected['orders/openapi.yaml'])
  end, function()
    return { editor = findings(orders), command_line = expected['orders/openapi.yaml'] }
  end)

  for _, file in ipairs({ 'catalogue/openapi.json', 'common/responses.yaml', 'orders/schemas/order.yaml' }) do
    local buffer = open(file)
    eventually('so are those of ' .. file, function()
      return #findings(buffer) > 0 and vim.deep_equal(findings(buffer), expected[file])
    end, function()
      return { editor = findings(buffer), command_line = expected[file] }
    end)
  end
  check('all of them share one client', #clients() == 1)

  open('orders/openapi.yaml')
  go_to("$ref: '#/components/schemas/OrderPage'")
  local good = vim.api.nvim_get_current_line()
  retype((good:gsub('OrderPage', 'OrderPagee')))
  eventually('a broken `$ref` is a finding', function()
    return finding('openapi/unresolved-reference', 'OrderPagee')
  end)
  undo()
  check('undo gives the old text', vim.api.nvim_get_current_line() == good, vim.api.nvim_get_current_line())
  eventually('with it, the finding is gone, and the others are as they were', function()
    return vim.deep_equal(findings(orders), expected['orders/openapi.yaml'])
  end, function()
    return findings(orders)
  end)

  go_to("$ref: '#/components/schemas/OrderPage'")
  retype("                { title: 'Größe 😀', $ref: '#/components/schemas/OrderPagee' }")
  eventually('a finding after wide characters is there', function()
    return finding('openapi/unresolved-reference', 'OrderPagee')
  end)
  local wide = finding('openapi/unresolved-reference', 'OrderPagee')
  local line = vim.api.nvim_get_current_line()
  equal(
    'it stands where the reference stands',
    line:sub(wide.col + 1, wide.end_col):gsub("'", ''),
    '#/components/schemas/OrderPagee'
  )
  undo()
  eventually('and goes where they are taken away', function()
    return vim.deep_equal(findings(orders), expected['orders/openapi.yaml'])
  end, function()
    return findings(orders)
  end)

  go_to("'#/components/schemas/OrderSumary'")
  choose('Refer to `OrderSummary`')
  eventually('the quick fix changes the text', function()
    return vim.trim(vim.api.nvim_get_current_line()) == "$ref: '#/components/schemas/OrderSummary'"
  end, vim.api.nvim_get_current_line)
  eventually('its finding is gone', function()
    return finding('openapi/unresolved-reference', 'OrderSum') == nil and #findings(orders) > 0
  end, function()
    return findings(orders)
  end)
  vim.cmd('silent write')
  eventually('what the command line finds in the saved file is what is shown', function()
    return vim.deep_equal(findings(orders), printed()['orders/openapi.yaml'])
  end, function()
    return { editor = findings(orders), command_line = printed()['orders/openapi.yaml'] }
  end)

  go_to("'../common/parameters.yaml#/PageSize'")
  local file, text = go_to_definition()
  equal('the definition over a `$ref` is in the other file', file, 'common/parameters.yaml')
  equal('and there at the target', text, 'PageSize:')

  -- The other file stays behind this one: it is to be told by itself.
  retype('PageSizes:')
  eventually('an unsaved change breaks the reference in the file that refers to it', function()
    return finding('openapi/unresolved-reference', 'parameters.yaml#/PageSize', orders)
  end, function()
    return findings(orders)
  end)
  undo()
  eventually('and its undo repairs it', function()
    return not finding('openapi/unresolved-reference', 'parameters.yaml#/PageSize', orders)
  end, function()
    return findings(orders)
  end)

  open('orders/openapi.yaml')
  go_to("'../common/parameters.yaml#/PageSize'")
  local shown = hover()
  check('the hover on a `$ref` shows what it leads to', shown:find('page_size', 1, true), shown)

  go_to('itemId}:')
  vim.fn.search('item_id')
  shown = hover()
  check('the hover on a finding is about its rule', shown:find('path-parameter-mismatch', 1, true), shown)

  go_to('OrderPage:')
  vim.fn.setqflist({})
  vim.lsp.buf.references()
  eventually('the references to a schema are listed', function()
    return #vim.fn.getqflist() > 0
  end)
  local places = vim.tbl_map(function(it)
    return vim.trim(it.text)
  end, vim.fn.getqflist())
  check(
    'the `$ref` is one of them',
    vim.tbl_contains(places, "$ref: '#/components/schemas/OrderPage'"),
    places
  )
  vim.cmd('cclose')

  local parameters = { textDocument = vim.lsp.util.make_text_document_params() }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/documentSymbol', parameters, patience)
  local symbols = vim.inspect(answers)
  check('the symbols have an operation', symbols:find('listOrders') or symbols:find('GET /orders', 1, true), symbols)

  local payments = open('payments/openapi.yaml')
  eventually('a page size without a maximum is found', function()
    return finding('limits/page-size-unbounded', 'limit')
  end, function()
    return findings(payments)
  end)
  go_to('- name: limit')
  choose('', 'source.fixAll.wirelint')
  eventually('the safe fixes of a file are made at once', function()
    return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'):find('maximum: 100', 1, true)
  end)
  eventually('and the finding is gone', function()
    return not finding('limits/page-size-unbounded', 'limit')
  end, function()
    return findings(payments)
  end)

  local configuration = open('wirelint.yaml')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'rules:', '  openapi/path-parameter-mismatch: off', '  no/such: off' })
  eventually('the configuration has findings, too', function()
    return finding('config/unknown-rule', 'no/such')
  end, function()
    return findings(configuration)
  end)
  vim.cmd('silent write')
  eventually('a rule that it switches off is silent, others are not', function()
    return not finding('openapi/path-parameter-mismatch', 'item_id', orders) and #findings(orders) > 0
  end, function()
    return findings(orders)
  end)

  open('orders/openapi.yaml')
  vim.fn.delete(root .. '/common/problem.yaml')
  vim.cmd('silent write')
  eventually('what another program did to the files is seen at the next write', function()
    return finding('openapi/unresolved-reference', '../common/problem.yaml')
  end, function()
    return findings(orders)
  end)

  vim.lsp.stop_client(clients())
  eventually('the server ends when it is told to', function()
    return #ends > 0
  end)
  equal('and without an error', ends, { { status = 0, signal = 0 } })
end

local ran, problem = xpcall(run, function(it)
  return debug.traceback(it, 2)
end)
if not ran then
  say(problem)
end
leave(ran and 0 or 1)
