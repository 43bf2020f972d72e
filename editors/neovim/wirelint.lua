-- wirelint in Neovim, 0.7 or newer, without a plugin.
--
-- Copy this file into the folder `lua` beside your `init.lua`, and say there:
--
--     require('wirelint').setup()
--
-- or, to change something of what is below:
--
--     require('wirelint').setup({ cmd = { '/opt/wirelint', 'lsp' } })

local M = {}

M.options = {
  -- The server: a program in PATH, or a path.
  cmd = { 'wirelint', 'lsp' },

  -- What of it is a contract the server decides, by content.
  filetypes = {
    'yaml', 'json', 'jsonc', 'graphql', 'proto',
    -- GraphQL may be written in these.
    'typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'python', 'java', 'ruby',
  },

  -- Called for each buffer that the server takes care of: the place for key mappings.
  on_attach = function(_, buffer)
    local function map(keys, action)
      vim.keymap.set('n', keys, action, { buffer = buffer })
    end
    map('K', vim.lsp.buf.hover)
    map('gd', vim.lsp.buf.definition)
    map('gr', vim.lsp.buf.references)
    map('<leader>ca', vim.lsp.buf.code_action)
  end,
}

-- The folder that is one workspace with `file`: the nearest one with `.git` (a file in worktrees), else the outermost
-- one with `wirelint.yaml`, else the file's own. An absolute path.
function M.root_dir(file)
  local exists = (vim.uv or vim.loop).fs_stat
  local own = vim.fn.fnamemodify(file, ':p:h')
  local outermost = own
  local folder = own
  while true do
    if exists(folder .. '/.git') then
      return folder
    end
    if exists(folder .. '/wirelint.yaml') then
      outermost = folder
    end
    local parent = vim.fn.fnamemodify(folder, ':h')
    if parent == folder then
      return outermost
    end
    folder = parent
  end
end

-- Attaches the server of the buffer's workspace, and starts it if it is the first one there.
function M.attach(buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  if file == '' or vim.bo[buffer].buftype ~= '' then
    return
  end
  local program = M.options.cmd[1]
  if vim.fn.executable(program) == 0 then
    vim.notify_once('wirelint: `' .. program .. '` is not a program; see :help $PATH', vim.log.levels.WARN)
    return
  end

  local config = vim.tbl_extend('force', M.options, { name = 'wirelint', root_dir = M.root_dir(file) })
  config.filetypes = nil
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end

  -- Before 0.8, which client belongs to which workspace is for us to remember.
  local client = M.clients[config.root_dir]
  if not client or vim.lsp.client_is_stopped(client) then
    client = vim.lsp.start_client(config)
    M.clients[config.root_dir] = client
  end
  if client then
    vim.lsp.buf_attach_client(buffer, client)
  end
end

-- The ids of clients by their workspaces; used before 0.8 only.
M.clients = {}

-- Attaches to every buffer of the file types, open ones and those to come.
function M.setup(options)
  M.options = vim.tbl_extend('force', M.options, options or {})
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('wirelint', { clear = true }),
    pattern = M.options.filetypes,
    callback = function(event)
      M.attach(event.buf)
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(M.options.filetypes, vim.bo[buffer].filetype) then
      M.attach(buffer)
    end
  end
end

return M
